/** The settings that decide the archive's rows. All functions that write it must have the same. */

import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { AcceptedPayer } from '../../domain/input/accepted-payer.ts';
import type { ShrinkLimits } from '../replace/check-shrink.ts';

export interface ArchiveSettings {
  readonly costMetric: CostMetric;
  /** ISO 4217: only lines of this currency. Null: all lines, which must then share one. */
  readonly currency: string | null;
  /** OU levels below the root to report by; null for the leaf OU. */
  readonly ouDepth: number | null;
  /** Limits beyond which a shrinking bill is held; default limits when undefined. */
  readonly shrinkLimits?: ShrinkLimits | undefined;
}

/** Changes of the bill that someone has accepted for one run, which would else be rejected or held. */
export interface Acceptance {
  /** Publish days whose lines or cost decreased, or that have no line in the bill any more. */
  readonly shrink: boolean;
  readonly payer: AcceptedPayer | null;
}

export const nothingAccepted: Acceptance = { shrink: false, payer: null };
