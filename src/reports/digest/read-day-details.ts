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

type RegionRow = Row<typeof regionCostsSchema>;

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
  return readRegionCosts(
    platform,
    regionCostsStatement(platform.tables, { reportDay, costMetric }),
  );
}

/** An engine may return an empty text as null. */
async function readRegionCosts(
  { engine }: Pick<Platform, 'engine'>,
  asked: ReturnType<typeof regionCostsStatement>,
): Promise<RegionRow[]> {
  const rows: RegionRow[] = [];
  const { batches } = await engine.query(asked);
  for await (const { rowCount, columns } of batches) {
    for (let row = 0; row < rowCount; row++) {
      rows.push({
        billing_date: columns.billing_date[row] ?? '',
        ou: columns.ou[row] ?? '',
        region: columns.region[row] ?? '',
        charge_type: columns.charge_type[row] ?? '',
        daily_cost: columns.daily_cost[row] ?? 0,
        amortized_cost: columns.amortized_cost[row] ?? 0,
        lacks_amortized: columns.lacks_amortized[row] ?? 0,
      });
    }
  }
  return rows;
}
