/**
 * Accounts and Regions that answered before and now refuse every metric: a link was removed, a Region or an account was
 * closed. Those that never answered are not among them, nor single metrics that are refused among others.
 */
import type { MetricRow } from './metric-row.ts';

export interface RefusedPlace {
  readonly account: string;
  readonly region: string;
  /** Metrics that were refused. */
  readonly metrics: number;
}

/** `before`, `now`: rows of two days. By account and Region. */
export function refusedPlaces(
  before: readonly MetricRow[],
  now: readonly MetricRow[],
): readonly RefusedPlace[] {
  const answering = new Set(before.filter(isAnswer).map(placeOf));
  const places = new Map<string, MetricRow[]>();
  for (const row of now) {
    const place = placeOf(row);
    const rows = places.get(place);
    if (rows === undefined) places.set(place, [row]);
    else rows.push(row);
  }
  return [...places]
    .filter(([place, rows]) => answering.has(place) && rows.every(isRefused))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, rows]) => {
      const [first] = rows;
      if (first === undefined) return [];
      return [{ account: first.account, region: first.region, metrics: rows.length }];
    });
}

function placeOf({ account, region }: MetricRow): string {
  return JSON.stringify([account, region]);
}

function isAnswer({ state }: MetricRow): boolean {
  return state === 'complete' || state === 'none';
}

function isRefused({ state }: MetricRow): boolean {
  return state === 'inaccessible';
}
