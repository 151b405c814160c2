/**
 * Reads the rows of the day's details once for all audiences: by OU, service and account, by Region, and the
 * month's Savings Plans and reservations.
 */
import type { ArchivedWindow } from '../../archive/window/archive-window.ts';
import { addDays, daysFromTo, firstOfPeriod } from '../../domain/calendar/billing-day.ts';
import type { CommitmentDay } from '../../domain/costs/commitment-day.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import { unusedTypes } from '../../domain/figures/day-details.ts';
import type { OuSeries } from '../../domain/figures/ou-figures.ts';
import { usualDays } from '../../domain/figures/projection.ts';
import { atOnce } from '../../ports/at-once.ts';
import type { Platform } from '../../ports/platform.ts';
import { collect, type Row } from '../../queries/collect.ts';
import {
  type dayComparisonsSchema,
  dayComparisonsStatement,
  type regionCostsSchema,
  regionCostsStatement,
} from '../../queries/day-detail-statements.ts';
import { readCommitments } from './read-commitments.ts';

type Days = Pick<OuSeries, 'reportDay' | 'archived'>;

/** Rows of the whole organization. */
export interface DayDetailRows {
  readonly comparisons: readonly Row<typeof dayComparisonsSchema>[];
  /** Null if the costs were not allocated in this run. */
  readonly regions: readonly Row<typeof regionCostsSchema>[] | null;
  /** Those of the month; empty if there are none, or if they could not be read. */
  readonly commitments: readonly CommitmentDay[];
  /** Why the commitments could not be read. */
  readonly failure: Error | null;
  /** True if `comparisons` has one row for each account. */
  readonly byAccount: boolean;
}

/** More rows of one day would be too much memory; then the comparisons are by OU and service only. */
const maxAccountRows = 100_000;

export async function readDayDetails(
  platform: Pick<Platform, 'engine' | 'tables' | 'store'>,
  days: Days,
  archived: ArchivedWindow,
  day: { readonly rowCount: number; readonly costMetric: CostMetric },
): Promise<DayDetailRows> {
  const byAccount = day.rowCount <= maxAccountRows;
  const [comparisons, regions] = await atOnce([
    readComparisons(platform, days, archived, byAccount),
    readRegions(platform, days, archived, day.costMetric),
  ]);
  const read = await readMonthCommitments(platform.store, days, regions ?? []);
  return { comparisons, regions, ...read, byAccount };
}

/** The mail can do without them. Most organizations have none: then nothing is read. */
async function readMonthCommitments(
  store: Platform['store'],
  { reportDay }: Days,
  regions: readonly Row<typeof regionCostsSchema>[],
): Promise<Pick<DayDetailRows, 'commitments' | 'failure'>> {
  const hasFees = regions.some(({ charge_type: type }) => unusedTypes.some((one) => one === type));
  if (!hasFees) return { commitments: [], failure: null };
  const month = daysFromTo(firstOfPeriod(reportDay), reportDay);
  return readCommitments(store, month).then(
    (commitments) => ({ commitments, failure: null }),
    (failure: Error) => ({ commitments: [], failure }),
  );
}

function readComparisons(
  platform: Pick<Platform, 'engine' | 'tables'>,
  { reportDay, archived }: Days,
  { serviceNames: knownServices }: ArchivedWindow,
  byAccount: boolean,
) {
  const month = daysFromTo(firstOfPeriod(reportDay), reportDay);
  const input = {
    reportDay,
    dayBefore: addDays(reportDay, -1),
    usualDays: usualDays(reportDay, archived),
    monthDays: month.filter((day) => archived.has(day)),
    knownServices,
    byAccount,
  };
  return collect(platform, dayComparisonsStatement(platform.tables, input));
}

async function readRegions(
  platform: Pick<Platform, 'engine' | 'tables'>,
  { reportDay }: Days,
  { allocation }: ArchivedWindow,
  costMetric: CostMetric,
) {
  if (allocation.failure !== null) return null;
  const asked = regionCostsStatement(platform.tables, { reportDay, costMetric });
  return collect(platform, asked, ['region', 'charge_type']);
}
