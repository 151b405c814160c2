/** Cost without the tags that the allocation rules require, by owner. */
/** Cost without the required tags, for those who can change it. Untrusted input. */
export interface UntaggedCost {
  /** A team or an OU. */
  readonly owner: string;
  /** Cost of the month to date. */
  readonly cost: number;
  /** Missing tags. */
  readonly keys: readonly string[];
}
