/** The rules with the cost that each claimed, and the costs of no rule or of rules that are not published any more. */
import type { CostRow, Costs, Rule } from '../api/answers.ts';

export interface RuleCost {
  readonly cost: string;
  readonly lines: number;
}

export interface RuleRow extends RuleCost {
  readonly rule: Rule;
}

export interface RuleRows {
  /** In the order of the rules. */
  readonly rows: readonly RuleRow[];
  /** Claimed by rules that the published set does not have. */
  readonly earlier: readonly { readonly id: string; readonly cost: RuleCost }[];
  /** Claimed by no rule. */
  readonly unclaimed: RuleCost;
  readonly unused: readonly Rule[];
}

const nothing: RuleCost = { cost: '0', lines: 0 };

export function ruleRows(rules: readonly Rule[], { rows: costs }: Costs): RuleRows {
  const byId = new Map(costs.map((row) => [row.x_RuleId ?? '', costOf(row)]));
  const rows = rules.map((rule): RuleRow => ({ rule, ...(byId.get(rule.id) ?? nothing) }));
  const known = new Set(['', ...rules.map(({ id }) => id)]);
  const earlier = [...byId].filter(([id]) => !known.has(id)).map(([id, cost]) => ({ id, cost }));
  return {
    rows,
    earlier,
    unclaimed: byId.get('') ?? nothing,
    unused: rows.filter(({ lines }) => lines === 0).map(({ rule }) => rule),
  };
}

function costOf({ cost, lines }: CostRow): RuleCost {
  return { cost, lines };
}
