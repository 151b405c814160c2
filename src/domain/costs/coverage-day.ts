/**
 * One day of `tag_coverage`, column by column: how much of the cost has the tags that the rules require.
 * Grain: one row per OU × linked account × target × tag × state.
 */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { TextColumn } from '../columns/text-column.ts';

/**
 * Whether a cost has a required tag. `not-allowed`: a value that the rules do not allow. `untaggable`: AWS bills
 * it without a resource, see `untaggable-usage.ts`. `unknown`: no line of the day has the tag at all (it may not
 * be activated for cost allocation), or the bill lacks the tags of accounts, which would count.
 */
export const tagStates = ['valid', 'not-allowed', 'missing', 'untaggable', 'unknown'] as const;

/** The name under which a row is about all required tags together. Names of tags begin with a letter. */
export const allTags = '*';

export type TagState = (typeof tagStates)[number];

/**
 * Every column has one value per row, in the archive's order. Each cost is in one row of every tag, and in one
 * of `allTags`.
 */
export interface CoverageRows {
  readonly ou: TextColumn;
  readonly linkedAccount: TextColumn;
  readonly target: TextColumn;
  readonly tag: TextColumn;
  readonly state: TextColumn;
  readonly unblendedCost: Float64Array;
  readonly lineCount: Float64Array;
}

export interface CoverageDay {
  readonly day: BillingDay;
  /** The required tags, in the order of the rules, and `allTags`. */
  readonly tags: readonly string[];
  readonly rows: CoverageRows;
}
