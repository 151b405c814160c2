/** How much of each day of the window there is, in the version that the archive has. */
import type { DayLines } from '../../domain/figures/day-lines.ts';
import type { ArchivedDay, ArchivedWindow } from './archive-window.ts';

/** In order of day. */
export function dayLines({ days }: Pick<ArchivedWindow, 'days'>): readonly DayLines[] {
  const hasEnds = days.some(({ day }) => day.hoursPresent !== null);
  return days.map((one) => ({
    day: one.day.day,
    lineCount: one.archivedLines,
    absoluteCost: one.day.absoluteCost,
    hours: one.outcome === 'kept' ? 'unknown' : hoursOf(one.day, hasEnds),
    isUnconfirmed: one.isUnconfirmed,
  }));
}

/**
 * Some exports do not select the end of the usage. Then the latest start shows the hours. If it is midnight,
 * the lines are daily, or only the first hour is there: both are taken as daily lines.
 */
function hoursOf(
  { hoursPresent, latestUsageAt }: ArchivedDay['day'],
  hasEnds: boolean,
): number | null {
  if (hasEnds || latestUsageAt === null) return hoursPresent;
  const hour = Number(latestUsageAt.slice(11, 13));
  return hour === 0 ? null : hour + 1;
}
