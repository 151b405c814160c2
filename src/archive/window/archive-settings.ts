/** What decides the rows of the archive. Every function that writes it must have the same. */

import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { AcceptedPayer } from '../../domain/input/accepted-payer.ts';
import type { ShrinkLimits } from '../replace/check-shrink.ts';

export interface ArchiveSettings {
  readonly costMetric: CostMetric;
  /** ISO 4217: only lines of this currency. Null: all lines, which must then share one. */
  readonly currency: string | null;
  /** OU levels below the root to report by; null for the leaf OU. */
  readonly ouDepth: number | null;
  /** From when on a shrinking bill is held; the usual limits when absent. */
  readonly shrinkLimits?: ShrinkLimits | undefined;
}

/** What someone has accepted for one run, that it would refuse or hold by itself. */
export interface Acceptance {
  /** Publish days whose lines or cost fell, or that the bill has no line of any more. */
  readonly shrink: boolean;
  readonly payer: AcceptedPayer | null;
}

export const nothingAccepted: Acceptance = { shrink: false, payer: null };
