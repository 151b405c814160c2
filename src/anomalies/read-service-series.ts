/** Reads the daily costs for the anomaly search from the archive. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { QueryTables } from '../ports/platform.ts';
import type { QueryEngine } from '../ports/query-engine.ts';
import { type SeriesInput, serviceSeriesStatement } from '../queries/anomaly-statements.ts';
import type { ServiceSeries } from './service-series.ts';

interface SearchedArchive {
  readonly engine: QueryEngine;
  readonly tables: Pick<QueryTables, 'archive'>;
}

type SeriesInProgress = ServiceSeries & { readonly costs: Map<BillingDay, number> };

/**
 * The series of every service and OU that ever reached the floor (an amount). Makes no object per row
 * and shares the text of each day, because 300 OUs have some hundred thousand values.
 */
export async function readSeries(
  { engine, tables }: SearchedArchive,
  input: SeriesInput,
): Promise<readonly ServiceSeries[]> {
  const known = new Map<string, BillingDay>(input.days.map((day) => [day, day]));
  const series: SeriesInProgress[] = [];
  let own: SeriesInProgress | undefined;
  const { batches } = await engine.query(serviceSeriesStatement(tables, input));
  for await (const { rowCount, columns } of batches) {
    for (let row = 0; row < rowCount; row++) {
      const ou = columns.ou[row] ?? '';
      const service = columns.service[row] ?? '';
      // The statement sorts its rows by OU and service.
      if (own === undefined || own.ou !== ou || own.service !== service) {
        own = { ou, service, costs: new Map() };
        series.push(own);
      }
      const day = known.get(columns.billing_date[row] ?? '');
      if (day !== undefined) own.costs.set(day, columns.daily_cost[row] ?? 0);
    }
  }
  return series;
}
