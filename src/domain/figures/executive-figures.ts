/**
 * What executives are shown of a day: the whole organization's figures, without what only FinOps acts
 * on. All of it comes from the archive, so page, mail and dashboard say the same.
 */
import type { Figures, OuFigures } from './figures.ts';

export type ExecutiveFigures = Pick<
  Figures,
  'requestedDay' | 'reportDay' | 'costMetric' | 'currency' | 'total'
> & {
  /** What needs attention first. */
  readonly ous: readonly ExecutiveOu[];
};

/** Without a range: a published forecast has that of the organization's month end alone. */
export type ExecutiveOu = Omit<OuFigures, 'projectedRange' | 'projectionMethod'>;

/** The audience in receipts and in the names of messages. */
export const executives = 'executives';
