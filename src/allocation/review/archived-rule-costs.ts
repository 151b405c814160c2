/** What each rule claimed on archived days, without a bill: from `cost_allocation`. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { Platform, QueryTables } from '../../ports/platform.ts';
import { dayKey } from '../../queries/archived-days.ts';
import { collect } from '../../queries/collect.ts';
import { sqlIdentifier } from '../../sql/bind.ts';
import { sql } from '../../sql/sql-template.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import type { Target } from '../rules/target.ts';
import { type RuleCost, ruleCostSchema } from './rule-costs.ts';

export interface ArchivedDays {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly costMetric: CostMetric;
}

const { columns } = costAllocationTable;

const costColumns = {
  unblended: columns.unblendedCost,
  amortized: columns.amortizedCost,
  net_unblended: columns.netUnblendedCost,
  net_amortized: columns.netAmortizedCost,
} as const satisfies Record<CostMetric, unknown>;

export function archivedRuleCostsStatement(
  tables: Pick<QueryTables, 'allocation'>,
  { from, to, costMetric }: ArchivedDays,
) {
  const cost = sqlIdentifier(costColumns[costMetric].name);
  const text = sql`select
  Target as target,
  RuleId as rule_id,
  cast(sum(cast(coalesce(${cost}, 0) as decimal(38, 12))) as double) as cost,
  cast(sum(LineCount) as bigint) as line_count
from ${tables.allocation(from, to)} as cost_allocation
where year * 10000 + month * 100 + day between ${dayKey(from)} and ${dayKey(to)}
group by Target, RuleId
order by cost desc, target, rule_id`;
  return { name: 'archived_rule_costs', sql: text, schema: ruleCostSchema };
}

/** Costliest first. */
export async function readArchivedRuleCosts(
  platform: Pick<Platform, 'engine' | 'tables'>,
  days: ArchivedDays,
): Promise<readonly RuleCost[]> {
  const rows = await collect(platform, archivedRuleCostsStatement(platform.tables, days));
  return rows.map((row) => ({
    target: row.target as Target,
    ruleId: row.rule_id,
    cost: row.cost,
    lines: row.line_count,
  }));
}
