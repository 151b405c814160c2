/**
 * The staged sums of the bill's lines: `sql/line_sums.sql` makes them, and the later statements of the same
 * run read them. Not part of the archive: the lifecycle of the bucket deletes them.
 */
import type { LinesPlace } from '../ports/staging.ts';

type HiveType =
  | 'string'
  | 'date'
  | 'timestamp'
  | 'boolean'
  | 'bigint'
  | 'decimal(38,12)'
  | 'map<string,string>';

const money = 'decimal(38,12)';

/** In Hive's types, in the order of the statement. Costs are exact: later statements add them up. */
export const lineSumsColumns = {
  billing_date: 'date',
  usage_account_id: 'string',
  payer_account_id: 'string',
  service: 'string',
  service_code: 'string',
  region: 'string',
  operation: 'string',
  usage_type: 'string',
  charge_type: 'string',
  resource: 'string',
  currency: 'string',
  left_out: 'string',
  is_uninvoiced: 'boolean',
  unpriced_type: 'string',
  commitment_id: 'string',
  commitment_ends_on: 'date',
  resource_tags: 'map<string,string>',
  all_tags: 'map<string,string>',
  cost_categories: 'map<string,string>',
  account_name: 'string',
  absolute_cost: money,
  unblended_cost: money,
  amortized_cost: money,
  net_unblended_cost: money,
  net_amortized_cost: money,
  commitment_used_cost: money,
  usage_amount: money,
  line_count: 'bigint',
  latest_start_at: 'timestamp',
  latest_hour: 'bigint',
  foreign_period: 'string',
} as const satisfies Readonly<Record<string, HiveType>>;

/** A statement must name both partition keys: a run reads only its own rows. */
export const lineSumsTable = {
  name: 'line_sums',
  description: "Sums of the bill's lines that a run has staged for its own statements",
  prefix: 'staging/lines/',
  partitionKeys: { staged_by: 'string', run: 'string' },
} as const;

/** 'staging/lines/staged_by=breakdowns/run=1f…-1/', below which only the run's own files are. */
export function linesPrefix({ stagedBy, run }: LinesPlace): string {
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(run)) throw new TypeError(`'${run}' is not a name of a run`);
  return `${lineSumsTable.prefix}staged_by=${stagedBy}/run=${run}/`;
}
