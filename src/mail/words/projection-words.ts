/**
 * How certain a projected month end is, as text: its likely range, and the method. The text contains only
 * what the figures contain: without a range there is no text about one.
 */
import { lastOfPeriod } from '../../domain/calendar/billing-day.ts';
import type { ExpectedRange } from '../../domain/figures/expected-range.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { MonthFigures } from '../../domain/figures/month-figures.ts';
import type { ProjectionNote } from '../../domain/figures/projection-note.ts';
import { counted, shortDay } from './date-and-number-words.ts';
import type { Money } from './money-words.ts';
import { withoutCode } from './recent-days.ts';
import { type Sentence, sentenceOf } from './sentence.ts';

/** 'likely $420K to $445K'; empty without a range, or if rounding makes both ends equal. */
export function likelyWords(
  { projectedRange: range }: Pick<MonthFigures, 'projectedRange'>,
  money: Money,
): string {
  const words = range === null ? '' : rangeWords(range, money.compact);
  return words === '' ? '' : `likely ${words}`;
}

/** '$420K to $445K'; empty if both ends give the same text. */
export function rangeWords({ lower, upper }: ExpectedRange, write: Money['compact']): string {
  const [from, to] = [write(lower), write(upper)];
  return from === to ? '' : `${from} to ${withoutCode(to)}`;
}

/** Why the total's month end is unknown or a guess, if a reader should know it before relying on it; else ''. */
export function methodWords({ total, reportDay }: Pick<Figures, 'total' | 'reportDay'>): string {
  const isMonthOver = reportDay === lastOfPeriod(reportDay);
  return isMonthOver || total.projectionNote === null ? '' : noteWords(total);
}

/** How the month end was made, for the notes at the end. */
export function projectionWords(month: ProjectedMonth): string {
  const { projected, projectionNote, projectedRange } = month;
  if (projected === null) return noteWords(month);
  const range =
    projectedRange === null
      ? 'No range is given.'
      : 'It falls into its likely range in 9 of 10 cases.';
  const note = projectionNote === null ? '' : ` ${noteWords(month)}`;
  return `The month so far plus a forecast of the remaining days, from what recurs. ${range}${note}`;
}

/** The same for the organization, with the OUs that have no projection. */
export function projectionSentence({ total, ous }: Figures): Sentence {
  const unknown = ous.filter(({ projected }) => projected === null).length;
  const rest = unknown === 0 ? '' : ` Of ${counted(unknown, 'OU')} it is unknown.`;
  return sentenceOf`${projectionWords(total)}${rest}`;
}

type ProjectedMonth = Pick<MonthFigures, 'projected' | 'projectedRange' | 'projectionNote'>;

/** 'Month end unknown: 2 days of history.', 'Month end is a guess: …'; empty without a note. */
export function noteWords({ projected, projectionNote }: ProjectedMonth): string {
  if (projectionNote === null) return '';
  const reason = reasonWords(projectionNote);
  return projected === null ? `Month end unknown: ${reason}.` : `Month end is a guess: ${reason}.`;
}

function reasonWords(note: ProjectionNote): string {
  switch (note.kind) {
    case 'short-history':
      return `${counted(note.days, 'day')} of history`;
    case 'new-level':
      return `costs changed on ${shortDay(note.since)}`;
    case 'missing-days':
      return `${counted(note.days, 'day')} of the last four weeks not archived`;
    case 'irregular':
      return 'costs come irregularly';
    case 'no-forecast':
      return 'there is no forecast of this day';
  }
}
