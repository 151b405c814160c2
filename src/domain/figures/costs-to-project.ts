/** What a projection is made from: the costs that recur, and the monthly charges that are still to come. */
import type { DailyCosts } from './projection.ts';

export interface CostsToProject {
  /** Recurring cost per day, in the OU where its account is now. */
  readonly costs: DailyCosts;
  /** Monthly charges of the report day's month that are expected and not billed yet. */
  readonly outstanding: number;
  /** Monthly charges of each coming month. */
  readonly monthly: number;
}

/** By OU. */
export type ProjectedOus = ReadonlyMap<string, CostsToProject>;
