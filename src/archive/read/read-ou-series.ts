/**
 * Reads each OU's daily costs of the last half year from the archive, and sums up its month to date.
 * Digest and executives' page both use them, so that they show the same numbers.
 */
import { decimalSum } from '../../domain/arithmetic/decimal-sum.ts';
import { addDays, type BillingDay, firstOfPeriod } from '../../domain/calendar/billing-day.ts';
import type { OuSeries } from '../../domain/figures/ou-figures.ts';
import type { DailyCosts } from '../../domain/figures/projection.ts';
import { atOnce } from '../../ports/at-once.ts';
import type { Platform, QueryTables } from '../../ports/platform.ts';
import { forecastInputStatement } from '../../queries/cost-statements.ts';

interface Archive extends Pick<Platform, 'engine' | 'catalog'> {
  readonly tables: Pick<QueryTables, 'archive'>;
}

/** Half a year, for forecasts and anomalies: it contains the first days of six months. */
export const historyDays = 190;

/** Amounts are in the archive's currency. `archived` also contains days without rows. */
export async function readSeries(
  platform: Archive,
  reportDay: BillingDay,
): Promise<Pick<OuSeries, 'archived' | 'costs' | 'monthToDate'>> {
  const [partitions, costs] = await atOnce([
    platform.catalog.registered(firstDay(reportDay), reportDay),
    readOuCosts(platform, reportDay),
  ]);
  const archivedDays = partitions.map(({ day }) => day);
  return { archived: daysOfSeries(archivedDays, reportDay), ...costs };
}

/** The same without `archived`, for a caller that knows the archived days. */
export async function readOuCosts(
  platform: Omit<Archive, 'catalog'>,
  reportDay: BillingDay,
): Promise<Pick<OuSeries, 'costs' | 'monthToDate'>> {
  const costs = await readCosts(platform, firstDay(reportDay), reportDay);
  return { costs, monthToDate: monthToDate(costs, reportDay) };
}

/** Those of the archived days that belong to the series of the report day. */
export function daysOfSeries(
  archivedDays: readonly BillingDay[],
  reportDay: BillingDay,
): OuSeries['archived'] {
  const first = firstDay(reportDay);
  return new Set(archivedDays.filter((day) => day >= first && day <= reportDay));
}

function firstDay(reportDay: BillingDay): BillingDay {
  return addDays(reportDay, -historyDays);
}

/** Makes no object per row: 300 OUs have some hundred thousand values. */
async function readCosts(
  { engine, tables }: Omit<Archive, 'catalog'>,
  from: BillingDay,
  to: BillingDay,
) {
  const costs = new Map<string, Map<BillingDay, number>>();
  const { batches } = await engine.query(forecastInputStatement(tables, from, to));
  for await (const { rowCount, columns } of batches) {
    for (let row = 0; row < rowCount; row++) {
      const ou = columns.ou[row] as string;
      const unit = costs.get(ou) ?? new Map<BillingDay, number>();
      costs.set(
        ou,
        unit.set(columns.billing_date[row] as BillingDay, columns.daily_cost[row] ?? 0),
      );
    }
  }
  return costs;
}

/** The OUs with an archived row from the first of the month to the report day, and their cost. */
function monthToDate(
  costs: ReadonlyMap<string, DailyCosts>,
  reportDay: BillingDay,
): OuSeries['monthToDate'] {
  const first = firstOfPeriod(reportDay);
  const found = new Map<string, number>();
  for (const [ou, unit] of costs) {
    const days = [...unit].filter(([day]) => day >= first && day <= reportDay);
    if (days.length > 0) found.set(ou, decimalSum(days.map(([, cost]) => cost)));
  }
  return found;
}
