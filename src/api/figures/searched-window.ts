/**
 * The days that the newest run read, from the states that it stored: how complete they are, and what they cost. All
 * days of a run have the time at which it read the bill.
 */
import type { SearchedWindow } from '../../anomalies/search-anomalies.ts';
import { type PeriodState, stateKey } from '../../archive/state/period-state.ts';
import { readState } from '../../archive/state/state-store.ts';
import {
  addDays,
  type BillingDay,
  type BillingPeriod,
  daysFromTo,
  parseBillingDay,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import { hoursOfDay } from '../../domain/figures/day-lines.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { ReportedDay } from '../archive/reported-day.ts';

/** Three billing periods: as many days as the search compares. */
const daysRead = 62;

export async function readSearchedWindow(
  {
    store,
    now,
  }: { readonly store: Pick<ObjectStore, 'get' | 'locate'>; readonly now: () => number },
  day: ReportedDay,
): Promise<SearchedWindow> {
  const { reportDay } = day;
  const states = await Promise.all(
    periodsRead(reportDay).map((period) => readState(store, period, now())),
  );
  const days = archivedDays(states, reportDay);
  const lines = days.map(({ lines: lineCount, absoluteCost, unconfirmed = false, ...own }) => ({
    day: own.day,
    lineCount,
    absoluteCost,
    hours: hoursOf(own.day, day),
    isUnconfirmed: unconfirmed,
  }));
  return {
    days: lines,
    comparedDays: lines,
    dayCosts: days.map(({ cost }) => cost),
    accountNames: new Map(),
    serviceNames: new Map(states.flatMap(({ services }) => Object.entries(services))),
    countsBlankCurrency: true,
  };
}

function periodsRead(reportDay: BillingDay): readonly BillingPeriod[] {
  return [...new Set(daysFromTo(addDays(reportDay, -daysRead), reportDay).map(periodOf))];
}

/** The versions of the states that the window is read from: it is the same as long as they are. */
export function searchedVersions(
  store: Pick<ObjectStore, 'head'>,
  { reportDay }: ReportedDay,
): Promise<readonly (string | null)[]> {
  const versionOf = async (period: BillingPeriod) =>
    (await store.head(stateKey(period)))?.etag ?? null;
  return Promise.all(periodsRead(reportDay).map(versionOf));
}

/** The archived versions of the days that were read with the reported one, in order. */
function archivedDays(states: readonly PeriodState[], reportDay: BillingDay) {
  const days = states.flatMap((state) => Object.entries(state.days));
  const readAt = days.find(([day]) => day === reportDay)?.[1].readAt;
  return days
    .flatMap(([day, own]) =>
      own.readAt === readAt && own.archived !== undefined
        ? [{ ...own.archived, day: parseBillingDay(day) }]
        : [],
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Hours are not stored; only the digest's mail says that a day lacks some, which the days before have. */
function hoursOf(day: BillingDay, { reportDay, hours }: ReportedDay): number | 'unknown' {
  if (hours === null) return 'unknown';
  return day === reportDay ? hours : hoursOfDay;
}
