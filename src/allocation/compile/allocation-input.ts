/**
 * What the compiled statement reads. Tags come as maps with the keys that AWS writes, and are normalised
 * by the statement, after lines are grouped: which keys a bill has is not known before it is read, and a
 * second read would cost as much as the first.
 */
import type { SqlFragment } from '../../sql/bind.ts';
import type { RuleColumn } from '../rules/condition.ts';

/**
 * The lines: `billing_date` date, `tags` and `cost_categories` map(varchar, varchar), the text columns
 * of `columnNames` (varchar), and the measures. Any of them may be NULL, except the date; in the result,
 * absent texts are ''. `ou` is the path of the account's own OU: a path that reports cut is a dimension
 * of another name. `tags` has the tags of resources, accounts and users, as CUR 2.0's `tags` has them; keys
 * without AWS's prefix are those of resources.
 */
export interface AllocationInput {
  /** A table, or a sub-query. */
  readonly lines: SqlFragment;
  /** Columns of the lines that the result keeps, in addition to the date. */
  readonly dimensions: readonly string[];
  /** Numeric columns that are summed; decimals stay exact. */
  readonly measures: readonly string[];
  readonly lookups: LookupRelations;
  /**
   * Whether the result has the column `tag_states`, see `tag-states-sql.ts`; the lines then have the text
   * column `untaggable`.
   */
  readonly withTagStates?: true | undefined;
}

/** The column of the lines that each name of the rules reads. */
export const columnNames = {
  account: 'account',
  ou: 'ou',
  service: 'service',
  serviceCode: 'service_code',
  region: 'region',
  operation: 'operation',
  usageType: 'usage_type',
  chargeType: 'charge_type',
  resource: 'resource',
} as const satisfies Record<RuleColumn, string>;

/**
 * The look-ups of a set as relations: sub-queries of VALUES for small sets and tests, else the Parquet
 * tables of a published set. All columns are varchar, except dates; open dates are 0001-01-01 and
 * 9999-12-31.
 */
export interface LookupRelations {
  /** rule_number (integer), rule_id, target, application; '' if a rule has none. */
  readonly rules: SqlFragment;
  /** team, valid_from, valid_to */
  readonly teams: SqlFragment;
  /** tag, value, becomes, valid_from, valid_to */
  readonly aliases: SqlFragment;
  /** match_column ('resource' or 'tag.<name>'), match_value, application, team */
  readonly services: SqlFragment;
  /** owned ('account' or 'ou'), owned_value, team, valid_from, valid_to */
  readonly owners: SqlFragment;
}
