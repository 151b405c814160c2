/**
 * The archive's rows of one day, column by column: what the mail attaches as CSV.
 * Grain: one row per OU × service × linked account.
 */

/** One day of `ou_breakdown`. The four columns have one value per row, in the archive's order. */
export interface DayRows {
  /** UTC day 'YYYY-MM-DD', the same for every row. */
  readonly billingDate: string;
  readonly ou: readonly string[];
  readonly service: readonly string[];
  /** Twelve-digit account ids as text: leading zeros count. */
  readonly linkedAccount: readonly string[];
  /** In the digest's currency, at the full precision of the archive. Negative for credits. */
  readonly dailyCost: readonly number[];
}
