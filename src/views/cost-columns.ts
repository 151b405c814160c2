/** Columns that several views have, with one meaning. */
import type { ViewColumn } from './view.ts';

const cost = "in the bill's currency, negative for credits";
const unknown = `${cost}; null (unknown) where a row of the sum lacks it`;

/** The day, and the partitions that filters prune. */
export const dayColumns = {
  billing_date: { type: 'date', meaning: 'Day of usage', note: 'UTC' },
  year: { type: 'integer', meaning: 'Year of the day', note: 'partition' },
  month: { type: 'integer', meaning: 'Month of the day, 1 to 12', note: 'partition' },
  day: { type: 'integer', meaning: 'Day of the month', note: 'partition' },
} as const satisfies Readonly<Record<string, ViewColumn>>;

/** Whose cost it is. */
export const ownerColumns = {
  ou: {
    type: 'varchar',
    meaning: 'Organizational unit of the account',
    note: 'a path from the root, as in `ou_breakdown`',
  },
  linked_account: {
    type: 'varchar',
    meaning: 'Linked account',
    note: 'twelve digits, as text',
  },
  target: {
    type: 'varchar',
    meaning: 'Who the cost belongs to, by the allocation rules',
    note: "'team/<name>', 'pool/<name>' for shared cost, or 'unallocated'",
  },
  environment: {
    type: 'varchar',
    meaning: 'Environment',
    note: "'(none)' where the line has none, or one that is not allowed",
  },
} as const satisfies Readonly<Record<string, ViewColumn>>;

/** The measures of `cost_allocation`. */
export const metricColumns = {
  unblended_cost: {
    type: 'double',
    meaning: 'Unblended cost: what is invoiced',
    note: cost,
  },
  amortized_cost: {
    type: 'double',
    meaning: 'Amortized cost: commitments are spread over the usage they cover',
    note: unknown,
  },
  net_unblended_cost: {
    type: 'double',
    meaning: 'Unblended cost after private discounts',
    note: unknown,
  },
  net_amortized_cost: {
    type: 'double',
    meaning: 'Amortized cost after private discounts',
    note: unknown,
  },
  uninvoiced_cost: {
    type: 'double',
    meaning: 'The part of unblended_cost without an invoice: it may still change',
    note: cost,
  },
  line_count: { type: 'bigint', meaning: "Number of the bill's lines" },
} as const satisfies Readonly<Record<string, ViewColumn>>;

/** Each sum of `cost_allocation` keeps the day's total. */
export const allocationIdentities = [
  'For each day, the sum of a cost is the sum of that cost in cost_allocation, and so is line_count.',
  'Under any filter on ou, linked_account, target and environment, cost_by_env, cost_by_team, cost_by_service and cost_by_region have the same sums.',
] as const;

export const dayFilter =
  'Filter by year, month and day: they are partitions. A filter on billing_date alone reads all days.';
