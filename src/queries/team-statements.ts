/** The statement of the teams' figures: cost by day, target and kind of charge. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { dayKey } from './archived-days.ts';
import { statement } from './statement.ts';

/** The table `cost_allocation`. */
export type AllocationTable = Pick<QueryTables, 'allocation'>;

export const teamCostsSchema = {
  billing_date: 'date',
  target: 'string',
  charge_type: 'string',
  service: 'string',
  unblended_cost: 'double',
  amortized_cost: 'double',
  uninvoiced_cost: 'double',
  lacks_amortized: 'integer',
} as const satisfies ResultSchema;

/** The days [from, to]; usage by kind of charge only from `detailFrom`, because all days would be many rows. */
export interface TeamCostDays {
  readonly from: BillingDay;
  readonly detailFrom: BillingDay;
  readonly to: BillingDay;
}

export function teamCostsStatement(
  tables: AllocationTable,
  { from, detailFrom, to }: TeamCostDays,
): Statement<typeof teamCostsSchema> {
  return statement('team_costs', teamCostsSchema, {
    allocation: tables.allocation(from, to),
    from_key: dayKey(from),
    to_key: dayKey(to),
    detail_key: dayKey(detailFrom),
  });
}
