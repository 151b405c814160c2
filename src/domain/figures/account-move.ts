/** Accounts that moved to another OU: a move changes what OUs cost, but not what the organization costs. */

/** Names and paths are untrusted input. */
export interface AccountMove {
  readonly accountId: string;
  readonly accountName: string | null;
  /** OU of the account's last day before; null if the reader may not see it. */
  readonly from: string | null;
  /** OU on the report day; null if the reader may not see it. */
  readonly to: string | null;
  /** Cost of the report day; null if the reader may not see it, because the account has left. */
  readonly cost: number | null;
}
