/** Which days of the month the month to date is without, because they are not in the archive. */
import type { Figures } from '../../domain/figures/figures.ts';
import { counted, nbsp } from './date-and-number-words.ts';
import { countedDays } from './day-ranges.ts';

type Days = Pick<Figures, 'missingDays'>;

/** ', 25 days missing' after the day of the month; empty if all are archived. */
export function missingDaysNote(missing: Figures['missingDays']): string {
  if (missing.length === 0) return '';
  return `, ${missing.length}${nbsp}${missing.length === 1 ? 'day' : 'days'} missing`;
}

/** For the headline; empty if all days are archived. */
export function missingDaysWords({ missingDays }: Days): string {
  if (missingDays.length === 0) return '';
  const verb = missingDays.length === 1 ? 'is' : 'are';
  return `Month to date and month end are without ${countedDays(missingDays)}, which ${verb} not in the archive.`;
}

/** After the answer whether the figures can be trusted; empty if all days are archived. */
export function missingDaysAnswer({ missingDays }: Days): string {
  if (missingDays.length === 0) return '';
  return ` Month to date is without ${counted(missingDays.length, 'day')}.`;
}

/** For the notes at the end; null if all days are archived. */
export function missingDaysReason({ missingDays }: Days): string | null {
  if (missingDays.length === 0) return null;
  const verb = missingDays.length === 1 ? 'is' : 'are';
  return `${countedDays(missingDays)} ${verb} not in the archive: month to date is without their cost. A backfill adds those that the bill has.`;
}
