/**
 * Which earlier days AWS changed since the reader's last mail, and by how much. A past month is named with
 * its own sum, because a reader may have closed it in their accounting.
 */
import { type BillingDay, partsOf, periodOf } from '../../domain/calendar/billing-day.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { RestatedDay } from '../../domain/figures/trust.ts';
import {
  counted,
  countWord,
  dayAndMonth,
  monthName,
  weekdayAndDay,
} from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { listed, type Sentence, sentenceOf } from '../words/sentence.ts';

const maxDaysShown = 5;

/** Null if this is a reader's first mail, which has nothing to compare with. */
export function restatedWords(figures: Figures, money: Money): Sentence | null {
  const { restatedDays: days, lastMail } = figures.trust;
  const since = sinceWords(figures);
  if (days.length === 0) {
    return lastMail === null ? null : sentenceOf`Nothing: no earlier day changed ${since}.`;
  }
  const shown = days.slice(0, maxDaysShown);
  const names = listed(
    days,
    maxDaysShown,
    (one) =>
      sentenceOf`${dayBeside(one.day, shown[shown.indexOf(one) + 1]?.day)} (${signed(changeOf([one]), money)})`,
    (rest) => `${countWord(rest.length)} more (${signed(changeOf(rest), money)})`,
  );
  const all = days.length === 1 ? '' : ` by ${signed(changeOf(days), money)}`;
  const changed = counted(days.length, 'earlier day');
  return sentenceOf`AWS changed ${changed}${all} ${since}: ${names}.${closedWords(figures, money)}`;
}

function sinceWords({ trust: { lastMail } }: Figures): string {
  return lastMail === null
    ? 'in what this run has read'
    : `since your mail about ${weekdayAndDay(lastMail)}`;
}

/** ' October, a month that is over, is $1,204.33 higher …'; empty if only this month changed. */
export function closedWords({ trust, reportDay }: Figures, money: Money): Sentence {
  const closed = trust.restatedDays.filter(({ day }) => periodOf(day) < periodOf(reportDay));
  const months = [...new Set(closed.map(({ day }) => periodOf(day)))];
  return months.flatMap((month) => {
    const days = closed.filter(({ day }) => periodOf(day) === month);
    const change = changeOf(days);
    const size = money.exact(Math.abs(change));
    const [first] = days;
    if (first === undefined || size === money.exact(0)) return [];
    return sentenceOf` ${monthName(first.day)}, a month that is over, is ${size} ${change > 0 ? 'higher' : 'lower'} than it was.`;
  });
}

function changeOf(days: readonly RestatedDay[]): number {
  return days.reduce((all, { before, after }) => all + (after - before), 0);
}

/** '+$41.20', '−$3.00', '$0.00'. */
function signed(amount: number, money: Money): string {
  const size = money.exact(Math.abs(amount));
  if (size === money.exact(0)) return size;
  return `${amount > 0 ? '+' : '−'}${size}`;
}

/** '14' if a day of the same month follows; else '14 November'. */
function dayBeside(day: BillingDay, next: BillingDay | undefined): string {
  const sameMonth = next !== undefined && periodOf(day) === periodOf(next);
  return sameMonth ? String(partsOf(day).day) : dayAndMonth(day);
}
