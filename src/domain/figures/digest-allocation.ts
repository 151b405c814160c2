/** What the daily mail says about cost allocation, for deployments with allocation rules. */

import type { BillingDay } from '../calendar/billing-day.ts';
import type { AllocationFigures } from './allocation-figures.ts';
import type { CoverageFigures } from './coverage-figures.ts';
import type { UntaggedCost } from './untagged-cost.ts';

/** Rules that were changed and not accepted, because they have a mistake. */
export interface RejectedRules {
  /** The first mistake: 'rules.yaml, line 9: rule …'. Untrusted input. */
  readonly problem: string;
  /** Number of further mistakes. */
  readonly more: number;
  /** The day since when the rules that are used are valid; null: no rules are used. */
  readonly usedFrom: BillingDay | null;
}

export interface DigestAllocation {
  /** Null when no rules are used, or when the teams' costs are not known. */
  readonly figures: AllocationFigures | null;
  /** The allocation of this run failed: figures may be those of an earlier run. */
  readonly hasFailed?: boolean | undefined;
  readonly rejected: RejectedRules | null;
  readonly untagged: readonly UntaggedCost[];
  /** Undefined if the rules require no tags, or their coverage is not known. */
  readonly coverage?: CoverageFigures | undefined;
}
