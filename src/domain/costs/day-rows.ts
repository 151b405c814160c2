/**
 * The archive's rows of one day, column by column. The mail attaches them as CSV.
 * Grain: one row per OU × service × linked account.
 */

/** One day of `ou_breakdown`. The four columns have one value per row, in the archive's order. */
export interface DayRows {
  /** UTC day 'YYYY-MM-DD', the same for every row. */
  readonly billingDate: string;
  readonly ou: readonly string[];
  readonly service: readonly string[];
  /** 12-digit account ids as text, because ids may begin with zeros. */
  readonly linkedAccount: readonly string[];
  /** In the digest's currency, at the full precision of the archive. Negative for credits. */
  readonly dailyCost: readonly number[];
}
