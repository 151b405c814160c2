/** What each rule claims of the bill, and which rules claim nothing. */
import type { Platform } from '../../ports/platform.ts';
import { collect } from '../../queries/collect.ts';
import type { SqlFragment } from '../../sql/bind.ts';
import { sql } from '../../sql/sql-template.ts';
import type { Rule, RuleSet } from '../rules/rule-set.ts';
import { type Target, unallocated } from '../rules/target.ts';
import { allocated, type ReviewedSet } from './reviewed-set.ts';

export interface RuleCost {
  readonly target: Target;
  /** '' for lines that no rule claims. */
  readonly ruleId: string;
  readonly cost: number;
  readonly lines: number;
}

export const ruleCostSchema = {
  target: 'string',
  rule_id: 'string',
  cost: 'double',
  line_count: 'integer',
} as const;

export function ruleCostsStatement(reviewed: ReviewedSet, lines: SqlFragment) {
  const text = sql`select
  target,
  rule_id,
  cast(sum(cost) as double) as cost,
  cast(sum(line_count) as bigint) as line_count
from (${allocated(reviewed, lines)}) as allocated
group by target, rule_id
order by cost desc, target, rule_id`;
  return { name: 'rule_costs', sql: text, schema: ruleCostSchema };
}

/** Costliest first. */
export async function readRuleCosts(
  platform: Pick<Platform, 'engine'>,
  reviewed: ReviewedSet,
  lines: SqlFragment,
): Promise<readonly RuleCost[]> {
  const rows = await collect(platform, ruleCostsStatement(reviewed, lines));
  return rows.map(({ target, rule_id: ruleId, cost, line_count: count }) => ({
    target: target as Target,
    ruleId,
    cost,
    lines: count,
  }));
}

/**
 * Rules without a line, in their order. `costs` may be of the bill or of archived days; a rule that has no
 * effective day in the range is not meant to match.
 */
export function rulesWithoutLines({ rules }: RuleSet, costs: readonly RuleCost[]): readonly Rule[] {
  const used = new Set(costs.filter(({ lines }) => lines > 0).map(({ ruleId }) => ruleId));
  return rules.filter(({ id }) => !used.has(id));
}

export interface Coverage {
  readonly total: number;
  /** Of teams and pools. */
  readonly allocated: number;
}

export function coverageOf(costs: readonly RuleCost[]): Coverage {
  const sum = (some: readonly RuleCost[]) => some.reduce((total, { cost }) => total + cost, 0);
  return { total: sum(costs), allocated: sum(costs.filter((one) => one.target !== unallocated)) };
}
