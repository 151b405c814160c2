/**
 * Reads the rows of the day's details once for all audiences: by OU, service and account, by Region, and the Region
 * of each account's service.
 */
import type { ArchivedWindow } from '../../archive/window/archive-window.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  firstOfPeriod,
} from '../../domain/calendar/billing-day.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { OuSeries } from '../../domain/figures/ou-figures.ts';
import { usualDays } from '../../domain/figures/projection.ts';
import { atOnce } from '../../ports/at-once.ts';
import type { Platform } from '../../ports/platform.ts';
import { collect, type Row } from '../../queries/collect.ts';
import {
  type accountRegionsSchema,
  accountRegionsStatement,
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
  /** Null if the costs were not allocated in this run, or the day has too many rows. */
  readonly accountRegions: readonly Row<typeof accountRegionsSchema>[] | null;
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
  const isAllocated = archived.allocation.failure === null;
  const asked = { reportDay: days.reportDay, costMetric: day.costMetric };
  const [comparisons, regions, accountRegions] = await atOnce([
    readComparisons(platform, days, archived, byAccount),
    isAllocated ? readRegions(platform, asked) : Promise.resolve(null),
    isAllocated && byAccount ? readAccountRegions(platform, asked) : Promise.resolve(null),
  ]);
  return { comparisons, regions, accountRegions, byAccount };
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

interface Asked {
  readonly reportDay: BillingDay;
  readonly costMetric: CostMetric;
}

function readRegions(platform: Pick<Platform, 'engine' | 'tables'>, asked: Asked) {
  const statement = regionCostsStatement(platform.tables, asked);
  return collect(platform, statement, ['region', 'charge_type']);
}

function readAccountRegions(platform: Pick<Platform, 'engine' | 'tables'>, asked: Asked) {
  return collect(platform, accountRegionsStatement(platform.tables, asked), ['region']);
}
