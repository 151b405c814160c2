/**
 * Computes the figures of the OUs that a reader may see, and of them together, from the archive, the published forecast
 * and the budgets: the numbers of the digest's mail and of the executives' page.
 */
import { readOuCosts } from '../../archive/read/read-ou-series.ts';
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { seriesWithin } from '../../domain/audience/audience-series.ts';
import { seriesWithinAll } from '../../domain/audience/series-of-scopes.ts';
import { defaultThresholds, type LightThresholds } from '../../domain/budgets/budget-light.ts';
import { type Budget, budgetsOf, organizationScope } from '../../domain/budgets/budgets.ts';
import { periodOf } from '../../domain/calendar/billing-day.ts';
import { comparedIf } from '../../domain/figures/compared-day.ts';
import type { OuFigures, TotalFigures } from '../../domain/figures/figures.ts';
import { type RemainingCost, unknownRemainingCost } from '../../domain/figures/month-end.ts';
import { type OuSeries, ouFigures, totalFigures } from '../../domain/figures/ou-figures.ts';
import type { ProjectionNote } from '../../domain/figures/projection-note.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import { minHistoryDays } from '../../forecast/forecast-series.ts';
import { readRemainingCosts } from '../../forecast/read-forecast.ts';
import type { RemainingCosts } from '../../forecast/remaining-costs.ts';
import { UnreadableForecastError } from '../../forecast/unreadable-forecast-error.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { QueryTables } from '../../ports/platform.ts';
import type { QueryEngine } from '../../ports/query-engine.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import type { ReportedDay } from '../archive/reported-day.ts';

/** What is read. */
export interface UnitSources {
  readonly engine: QueryEngine;
  readonly tables: Pick<QueryTables, 'archive'>;
  readonly store: Pick<ObjectStore, 'get' | 'locate'>;
  readonly thresholds?: LightThresholds;
}

export interface UnitFigures {
  /** Most urgent first. */
  readonly ous: readonly OuFigures[];
  readonly total: TotalFigures;
}

export interface UnitQuestion {
  readonly day: ReportedDay;
  readonly budgets: readonly Budget[];
  readonly scope: ReaderScope;
  readonly facts: Pick<ArchiveFacts, 'archivedDays'>;
}

export async function readUnitFigures(
  archive: UnitSources,
  { day, budgets, scope, facts }: UnitQuestion,
): Promise<UnitFigures> {
  const { reportDay, hours } = day;
  const [costs, forecast] = await Promise.all([
    readOuCosts(archive, reportDay),
    publishedForecast(archive, reportDay),
  ]);
  const known: OuSeries = {
    ...costs,
    reportDay,
    archived: facts.archivedDays,
    budgets: budgetsOf(budgets, periodOf(reportDay)),
    thresholds: archive.thresholds ?? defaultThresholds,
    remainingCosts: forecast === null ? new Map() : withUnknown(forecast, costs.costs),
  };
  const series = seriesOf(known, scope);
  const compare = comparedIf(hours === null);
  const ous = ouFigures(series).map(compare);
  const total = compare(totalFigures(series, ous));
  return { ous, total };
}

/** An OU whose history is too short has no rows in a forecast. */
function withUnknown(forecast: RemainingCosts, costs: OuSeries['costs']): RemainingCosts {
  const unknown = [...costs].filter(([ou]) => !forecast.has(ou));
  const remaining = unknown.map(([ou, { size: days }]): [string, RemainingCost] => {
    const note: ProjectionNote =
      days < minHistoryDays ? { kind: 'short-history', days } : { kind: 'no-forecast' };
    return [ou, { ...unknownRemainingCost, note }];
  });
  return new Map([...forecast, ...remaining]);
}

/** A part of the organization has the sum of its OUs as total: no forecast of the part is published. */
function seriesOf(known: OuSeries, scope: ReaderScope): OuSeries {
  if (scope.kind === 'all') return seriesWithin(known, organizationScope);
  const own = seriesWithinAll(known, scope.ous);
  const ous = [...own.costs.keys()].map(
    (ou) => [ou, known.remainingCosts.get(ou) ?? unknownRemainingCost] as const,
  );
  const total = sumOfParts(ous.map(([, remaining]) => remaining));
  return { ...own, remainingCosts: new Map([...ous, [organizationScope, total]]) };
}

function sumOfParts(parts: readonly RemainingCost[]): RemainingCost {
  const unknown = parts.find(({ remaining }) => remaining === null);
  if (unknown !== undefined) return { ...unknownRemainingCost, note: unknown.note };
  const isChanging = parts.some(({ ifStays }) => ifStays !== null);
  return {
    remaining: sumOf(parts.map(({ remaining }) => remaining ?? 0)),
    ifStays: isChanging
      ? sumOf(parts.map(({ ifStays, remaining }) => ifStays ?? remaining ?? 0))
      : null,
    range: null,
    note: null,
  };
}

/**
 * Null without a forecast that can be read: then month ends are unknown. An error of the store is not caught, because the
 * answer is kept until the archive changes.
 */
async function publishedForecast(
  { store }: Pick<UnitSources, 'store'>,
  reportDay: ReportedDay['reportDay'],
): Promise<RemainingCosts | null> {
  try {
    return await readRemainingCosts(store, reportDay);
  } catch (error) {
    if (error instanceof UnreadableForecastError) return null;
    throw error;
  }
}
