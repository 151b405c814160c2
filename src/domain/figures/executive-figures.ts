/**
 * The figures of a day on the executives' page: those of the whole organization, without the details
 * that only FinOps needs. They come from the archive, so that page, mail and dashboard agree.
 */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { Figures, Mover, OuFigures } from './figures.ts';

export type ExecutiveFigures = Pick<
  Figures,
  'requestedDay' | 'reportDay' | 'costMetric' | 'currency' | 'total'
> & {
  /** Hours of the report day, if it is not complete: then it is compared with nothing. */
  readonly hours?: number | undefined;
  /** What needs attention first. */
  readonly ous: readonly ExecutiveOu[];
  /** Oldest first; the last one is the report day's month, up to the report day. At most thirteen. */
  readonly months: readonly MonthCost[];
  /** The largest change from the usual weekday; null without one, or if it could not be read. */
  readonly cause: DayCause | null;
  /** Whether the forecast is the one in the digest's mail, see `ForecastState`. */
  readonly forecast: ForecastState;
};

/** Without a range: a published forecast has that of the organization's month end alone. */
export type ExecutiveOu = Omit<OuFigures, 'projectedRange' | 'projectionNote'>;

/** What the archive has of one month. */
export interface MonthCost {
  readonly first: BillingDay;
  /** Cost of the archived days. */
  readonly cost: number;
  readonly archivedDays: number;
  /** Days of the month; of the report day's month only those up to the report day. */
  readonly days: number;
}

/** A service of an OU, over all accounts that did not move. Names are untrusted input. */
export type DayCause = Pick<Mover, 'service' | 'ou' | 'change'>;

/**
 * 'mailed': the month end is that of the digest's mail, or the mail's is not known. 'missing': there is
 * no forecast of the day. 'other-run': forecast or archive are not those of the run that sent the mail.
 */
export type ForecastState =
  | { readonly state: 'mailed' | 'missing' }
  | { readonly state: 'other-run'; readonly mailed: number | null };

/** The name of the audience in receipts and in names of messages. */
export const executives = 'executives';
