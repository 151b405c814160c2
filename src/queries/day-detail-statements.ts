/** The statements of the day's details: services and accounts from `ou_breakdown`, Regions from `cost_allocation`. */
import { type BillingDay, firstOfPeriod } from '../domain/calendar/billing-day.ts';
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import { commitmentTypes } from '../domain/figures/day-details.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import {
  sqlIdentifier,
  sqlInteger,
  sqlIntegerList,
  sqlTextList,
  sqlTextRows,
} from '../sql/bind.ts';
import { costAllocationTable } from '../tables/cost-allocation.ts';
import { dayKey as keyOf } from '../tables/day-partitions.ts';
import { archivedOn, dayKey } from './archived-days.ts';
import { statement } from './statement.ts';

export const dayComparisonsSchema = {
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  daily_cost: 'double',
  before_cost: 'double',
  usual_sum: 'double',
  month_cost: 'double',
} as const satisfies ResultSchema;

export interface DayComparisonsInput {
  readonly reportDay: BillingDay;
  readonly dayBefore: BillingDay;
  readonly usualDays: readonly BillingDay[];
  /** Archived days of the month up to the report day. */
  readonly monthDays: readonly BillingDay[];
  /** Service code → display name. */
  readonly knownServices: ReadonlyMap<string, string>;
  /** One row for each account, not only for each OU and service. */
  readonly byAccount: boolean;
}

export function dayComparisonsStatement(
  tables: Pick<QueryTables, 'archive'>,
  input: DayComparisonsInput,
): Statement<typeof dayComparisonsSchema> {
  const { reportDay, dayBefore, usualDays, monthDays } = input;
  const days = new Set([...monthDays, ...usualDays, dayBefore, reportDay]);
  return statement('day_comparisons', dayComparisonsSchema, {
    ...archivedOn(tables, [...days]),
    report_key: dayKey(reportDay),
    before_key: dayKey(dayBefore),
    usual_keys: sqlIntegerList(usualDays.map(keyOf)),
    month_key: dayKey(firstOfPeriod(reportDay)),
    known_services: sqlTextRows([...input.knownServices], 2),
    account_detail: sqlInteger(input.byAccount ? 1 : 0),
  });
}

export const regionCostsSchema = {
  billing_date: 'date',
  ou: 'string',
  region: 'string',
  charge_type: 'string',
  daily_cost: 'double',
  amortized_cost: 'double',
  lacks_amortized: 'integer',
} as const satisfies ResultSchema;

const metricColumn = {
  unblended: costAllocationTable.columns.unblendedCost.name,
  amortized: costAllocationTable.columns.amortizedCost.name,
  net_unblended: costAllocationTable.columns.netUnblendedCost.name,
  net_amortized: costAllocationTable.columns.netAmortizedCost.name,
} as const satisfies Record<CostMetric, string>;

export function regionCostsStatement(
  tables: Pick<QueryTables, 'allocation'>,
  { reportDay, costMetric }: { readonly reportDay: BillingDay; readonly costMetric: CostMetric },
): Statement<typeof regionCostsSchema> {
  const first = firstOfPeriod(reportDay);
  return statement('region_costs', regionCostsSchema, {
    allocation: tables.allocation(first, reportDay),
    report_key: dayKey(reportDay),
    month_key: dayKey(first),
    metric: sqlIdentifier(metricColumn[costMetric]),
    commitment_types: sqlTextList(commitmentTypes),
  });
}

export const accountRegionsSchema = {
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  region: 'string',
  region_count: 'integer',
  daily_cost: 'double',
} as const satisfies ResultSchema;

/** Reads only the report day. No rows if it is not in `cost_allocation`. */
export function accountRegionsStatement(
  tables: Pick<QueryTables, 'allocation'>,
  { reportDay, costMetric }: { readonly reportDay: BillingDay; readonly costMetric: CostMetric },
): Statement<typeof accountRegionsSchema> {
  return statement('account_regions', accountRegionsSchema, {
    allocation: tables.allocation(reportDay, reportDay),
    report_key: dayKey(reportDay),
    metric: sqlIdentifier(metricColumn[costMetric]),
  });
}
