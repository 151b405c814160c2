/**
 * The figures of a day on the executives' page: those of the whole organization, without the details
 * that only FinOps needs. They come from the archive, so that page, mail and dashboard agree.
 */
import type { Figures } from './figures.ts';

export type ExecutiveFigures = Pick<
  Figures,
  'requestedDay' | 'reportDay' | 'costMetric' | 'currency' | 'total' | 'ous'
>;

/** The name of the audience in receipts and in names of messages. */
export const executives = 'executives';
