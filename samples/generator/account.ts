/** A linked account of the sample organization, and how its bill looks. */

export interface Account {
  /** Twelve digits; some start with 0, like real ids. */
  readonly id: string;
  readonly name: string;
  readonly ou: string;
  /** Row set of profiles.tsv: which services the account uses. */
  readonly profile: string;
  /** USD on a usual weekday of the story day's week. */
  readonly dailyCost: number;
  readonly environment: 'prod' | 'test' | 'shared';
  /** The account's part in the scenario: payer, moved, closed and so on. */
  readonly role?: string;
  /** The account has a negotiated discount, so AWS writes the net columns. */
  readonly discounted?: boolean;
  /** Tax as a share of a month's cost. */
  readonly taxRate?: number;
  /** OU before the account moved. */
  readonly movedFrom?: string;
  /** Has cost, but is missing in the account directory. */
  readonly unlisted?: boolean;
}
