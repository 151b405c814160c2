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
import type { RemainingCost } from '../../domain/figures/month-end.ts';
import { type OuSeries, ouFigures, totalFigures } from '../../domain/figures/ou-figures.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import { readRemainingCosts } from '../../forecast/read-forecast.ts';
import type { RemainingCosts } from '../../forecast/remaining-costs.ts';
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
  /** Whether a forecast of the day is published. */
  readonly hasForecast: boolean;
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
    remainingCosts: forecast ?? new Map(),
  };
  const series = seriesOf(known, scope);
  const compare = comparedIf(hours === null);
  const ous = ouFigures(series).map(compare);
  const total = compare(totalFigures(series, ous));
  return { ous, total, hasForecast: forecast !== null };
}

/** A part of the organization has the sum of its OUs as total: no forecast of the part is published. */
function seriesOf(known: OuSeries, scope: ReaderScope): OuSeries {
  if (scope.kind === 'all') return seriesWithin(known, organizationScope);
  const own = seriesWithinAll(known, scope.ous);
  const ous = [...own.costs.keys()].flatMap((ou): (readonly [string, RemainingCost])[] => {
    const remaining = known.remainingCosts.get(ou);
    return remaining === undefined ? [] : [[ou, remaining]];
  });
  const isKnown = ous.length === own.costs.size;
  const total: readonly (readonly [string, RemainingCost])[] = isKnown
    ? [[organizationScope, sumOfParts(ous.map(([, remaining]) => remaining))]]
    : [];
  return { ...own, remainingCosts: new Map([...ous, ...total]) };
}

function sumOfParts(parts: readonly RemainingCost[]): RemainingCost {
  const known = parts.map(({ remaining }) => remaining).filter((cost) => cost !== null);
  const isChanging = parts.some(({ ifStays }) => ifStays !== null);
  return {
    remaining: known.length < parts.length ? null : sumOf(known),
    ifStays: isChanging
      ? sumOf(parts.map(({ ifStays, remaining }) => ifStays ?? remaining ?? 0))
      : null,
    range: null,
    note: null,
  };
}

/** Null without a forecast that can be read: then month ends are unknown. */
async function publishedForecast(
  { store }: Pick<UnitSources, 'store'>,
  reportDay: ReportedDay['reportDay'],
): Promise<RemainingCosts | null> {
  try {
    return await readRemainingCosts(store, reportDay);
  } catch {
    return null;
  }
}
