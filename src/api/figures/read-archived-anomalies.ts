/**
 * Searches the archive for the anomalies of the reported day, as the digest does over the bill: the lines with their
 * causes are those of `cost_allocation`.
 */
import { defaultAnomalySettings } from '../../anomalies/anomaly-settings.ts';
import { searchAnomalies } from '../../anomalies/search-anomalies.ts';
import { isInScope } from '../../domain/audience/audience.ts';
import { disjointScopes } from '../../domain/audience/series-of-scopes.ts';
import { addDays, type BillingDay, firstOfPeriod } from '../../domain/calendar/billing-day.ts';
import { type CostMetric, costMetrics } from '../../domain/costs/cost-metric.ts';
import type { Anomalies } from '../../domain/figures/anomaly.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { QueryTables } from '../../ports/platform.ts';
import type { QueryEngine } from '../../ports/query-engine.ts';
import { allocatedLines } from '../../queries/allocated-lines.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import type { ReportedDay } from '../archive/reported-day.ts';
import { readSearchedWindow } from './searched-window.ts';

export interface AnomalySources {
  readonly engine: QueryEngine;
  readonly tables: Pick<QueryTables, 'archive' | 'allocation'>;
  readonly store: Pick<ObjectStore, 'head' | 'get' | 'locate'>;
  readonly now: () => number;
}

/** Null where the archive does not say in which metric its costs are. */
export async function readArchivedAnomalies(
  archive: AnomalySources,
  day: ReportedDay,
  { archivedDays }: Pick<ArchiveFacts, 'archivedDays'>,
): Promise<Anomalies | null> {
  const { engine, tables, store, now } = archive;
  const { reportDay } = day;
  const [costMetric, window] = await Promise.all([
    metricOf(store, reportDay),
    readSearchedWindow(archive, day),
  ]);
  if (costMetric === undefined) return null;
  const first = window.days[0]?.day ?? firstOfPeriod(addDays(firstOfPeriod(reportDay), -1));
  const costLines = allocatedLines(tables, first, reportDay);
  const searched = { engine, now, tables: { archive: tables.archive, costLines } };
  return searchAnomalies(searched, {
    reportDay,
    window,
    archivedDays,
    costMetric,
    currency: null,
    settings: defaultAnomalySettings,
  });
}

/** Those of the OUs that the reader may see. */
export function anomaliesWithin(anomalies: Anomalies, scope: ReaderScope): Anomalies {
  if (scope.kind === 'all') return anomalies;
  const scopes = disjointScopes(scope.ous);
  const rows = anomalies.rows.filter(({ ou }) => scopes.some((own) => isInScope(ou, own)));
  return { ...anomalies, rows };
}

async function metricOf(
  store: AnomalySources['store'],
  day: BillingDay,
): Promise<CostMetric | undefined> {
  const stored = await store.head(objectKey(ouBreakdownTable, day));
  return costMetrics.find((metric) => metric === stored?.metadata['cost-metric']);
}
