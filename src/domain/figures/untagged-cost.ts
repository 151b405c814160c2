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

/** A resource whose cost of a week lacks required tags, or all others together. Untrusted input. */
export interface UntaggedResource {
  /** Empty where the bill names none; 'others' for all that are not listed. */
  readonly resourceId: string;
  readonly account: string;
  readonly ou: string;
  readonly service: string;
  readonly target: string;
  /** 'team, environment'. */
  readonly missingTags: string;
  readonly cost: number;
  /** Number of resources: 1, except for the others. */
  readonly resources: number;
}
