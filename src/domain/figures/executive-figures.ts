/**
 * The figures of a day on the executives' page: those of the whole organization, without the details
 * that only FinOps needs. They come from the archive, so that page, mail and dashboard agree.
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

/** The name of the audience in receipts and in names of messages. */
export const executives = 'executives';
