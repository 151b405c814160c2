/**
 * How much of the cost of a month has the tags that the allocation rules require: amounts with their
 * denominators, for everything and by team, OU and account. Costs are unblended, in the bill's currency.
 */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { TagState } from '../costs/coverage-day.ts';
import type { UntaggedCost } from './untagged-cost.ts';

/** total = valid + not-allowed + missing + untaggable + unknown. */
export interface CoverageCosts extends Readonly<Record<TagState, number>> {
  readonly total: number;
  /** Of the total: what a team or a pool has. */
  readonly allocated: number;
  /** The total without what is untaggable or unknown. */
  readonly taggable: number;
  /** Of the taggable cost: with any value. */
  readonly tagged: number;
}

export interface CoveragePart {
  /** Untrusted input, as the other names. '' for everything. */
  readonly name: string;
  readonly costs: CoverageCosts;
}

/** About one required tag, or `allTags`. */
export interface TagCoverage {
  readonly tag: string;
  readonly all: CoverageCosts;
  /** Highest cost first: targets, OUs, accounts. */
  readonly targets: readonly CoveragePart[];
  readonly ous: readonly CoveragePart[];
  readonly accounts: readonly CoveragePart[];
}

export interface CoverageFigures {
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Number of days of these that have coverage. */
  readonly days: number;
  /** ISO 4217. */
  readonly currency: string;
  /** `allTags` first, then each required tag. */
  readonly tags: readonly TagCoverage[];
  /** Required tags that no line has: their keys may not be activated for cost allocation. */
  readonly notActivated: readonly string[];
  /** Costliest first. */
  readonly untagged: readonly UntaggedCost[];
}

/** 0 to 1; null where there is no such cost, or credits make more of it. */
export function coverageShare(part: number, whole: number): number | null {
  const share = part / whole;
  return whole > 0 && share >= 0 && share <= 1 ? share : null;
}
