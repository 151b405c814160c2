/** Reads the anomalies of a report day from the archive and, for their causes, from the bill. */
import type { ArchivedWindow } from '../archive/window/archive-window.ts';
import { dayLines } from '../archive/window/day-lines.ts';
import type { Anomalies } from '../domain/figures/anomaly.ts';
import type { Platform } from '../ports/platform.ts';
import { type SearchedWindow, type SearchInput, searchAnomalies } from './search-anomalies.ts';

export interface AnomalyInput extends Omit<SearchInput, 'window'> {
  /** The window of this run. */
  readonly archived: ArchivedWindow;
}

/** As `searchAnomalies`, which says what is returned and thrown. */
export async function readAnomalies(
  platform: Pick<Platform, 'engine' | 'tables' | 'now'>,
  { archived, ...input }: AnomalyInput,
): Promise<Anomalies> {
  return searchAnomalies(platform, { ...input, window: searchedWindow(archived) });
}

function searchedWindow(archived: ArchivedWindow): SearchedWindow {
  const { accountNames, serviceNames, scan } = archived;
  return {
    days: dayLines(archived),
    comparedDays: archived.days.map(({ day: { day, lineCount } }) => ({ day, lineCount })),
    dayCosts: archived.days.map(({ day }) => day.totalCost),
    accountNames,
    serviceNames,
    countsBlankCurrency: !scan.leftOut.some(({ reason }) => reason === 'no-currency'),
  };
}
