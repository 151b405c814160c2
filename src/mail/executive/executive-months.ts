/**
 * The months on the executives' page: six to thirteen, and a text that says the same as their bars. A month
 * with missing days has no bar, because a small bar would read as a cheap month.
 */
import type { ExecutiveFigures, MonthCost } from '../../domain/figures/executive-figures.ts';
import { countWord, monthName, nbsp } from '../words/date-and-number-words.ts';
import { changeOf, type Money } from '../words/money-words.ts';

const minMonthsShown = 6;
const maxMonthsNamed = 2;

/** From the first month that the archive has a day of, at least six. */
export function monthsShown({ months }: ExecutiveFigures): readonly MonthCost[] {
  const first = months.findIndex(({ archivedDays }) => archivedDays > 0);
  return months.slice(-Math.max(minMonthsShown, months.length - Math.max(first, 0)));
}

/** Whether all days are archived, so that the month's cost is its cost. */
export function isWhole({ archivedDays, days }: MonthCost): boolean {
  return archivedDays === days;
}

/** 'October cost $1.21M; November is heading for $1.30M, 7.4 % more. Not archived: June to September.' */
export function monthWords(figures: ExecutiveFigures, money: Money): string {
  const shown = monthsShown(figures);
  const absent = shown.filter(({ archivedDays }) => archivedDays === 0);
  const partly = shown.filter((month) => month.archivedDays > 0 && !isWhole(month));
  const sentences = [
    comparison(figures, money),
    absent.length === 0 ? '' : `Not archived: ${spanOf(absent)}.`,
    partly.length === 0
      ? ''
      : `Without a bar, because days are missing: ${named(partly.map(daysOf))}.`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function comparison({ months, total }: ExecutiveFigures, money: Money): string {
  const [before, current] = months.slice(-2);
  if (before === undefined || current === undefined || !isWhole(before)) return '';
  const cost = `${monthName(before.first)} cost ${money.compact(before.cost)}`;
  if (!isWhole(current) || total.projected === null) return `${cost}.`;
  const change = changeOf(money, total.projected, before.cost);
  const size =
    change === null || change.percent === ''
      ? ''
      : `, ${change.percent} ${change.tone === 'up' ? 'more' : 'less'}`;
  return `${cost}; ${monthName(current.first)} is heading for ${money.compact(total.projected)}${size}.`;
}

/** Months that are not archived follow each other, unless the archive has a gap. */
function spanOf(months: readonly MonthCost[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (months.length <= 2) return months.map(nameOfMonth).join(' and ');
  const isSpan = monthNumber(last) - monthNumber(first) === months.length - 1;
  return isSpan ? `${nameOfMonth(first)} to ${nameOfMonth(last)}` : named(months.map(nameOfMonth));
}

/** The latest ones: 'May 2026, July 2026 and two more'. */
function named(all: readonly string[]): string {
  const rest = all.length - maxMonthsNamed;
  const latest = all.slice(-maxMonthsNamed).join(', ');
  return rest > 0 ? `${latest} and ${countWord(rest)} more` : latest;
}

function monthNumber({ first }: MonthCost): number {
  return Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7));
}

function nameOfMonth({ first }: MonthCost): string {
  return `${monthName(first)}${nbsp}${first.slice(0, 4)}`;
}

function daysOf(month: MonthCost): string {
  return `${nameOfMonth(month)} (${month.archivedDays} of ${month.days} days)`;
}
