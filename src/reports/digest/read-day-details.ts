/** Reads the rows of the day's details once for all audiences: by OU, service and account, and by Region. */
import type { ArchivedWindow } from '../../archive/window/archive-window.ts';
import { addDays, daysFromTo, firstOfPeriod } from '../../domain/calendar/billing-day.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
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

type Days = Pick<OuSeries, 'reportDay' | 'archived'>;

/** Rows of the whole organization. */
export interface DayDetailRows {
  readonly comparisons: readonly Row<typeof dayComparisonsSchema>[];
  /** Null if the costs were not allocated in this run. */
  readonly regions: readonly Row<typeof regionCostsSchema>[] | null;
  /** True if `comparisons` has one row for each account. */
  readonly byAccount: boolean;
}

/** More rows of one day would be too much memory; then the comparisons are by OU and service only. */
const maxAccountRows = 100_000;

export async function readDayDetails(
  platform: Pick<Platform, 'engine' | 'tables'>,
  days: Days,
  archived: ArchivedWindow,
  day: { readonly rowCount: number; readonly costMetric: CostMetric },
): Promise<DayDetailRows> {
  const byAccount = day.rowCount <= maxAccountRows;
  const [comparisons, regions] = await atOnce([
    readComparisons(platform, days, archived, byAccount),
    readRegions(platform, days, archived, day.costMetric),
  ]);
  return { comparisons, regions, byAccount };
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
