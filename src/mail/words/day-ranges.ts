/** Writes several days in few words: consecutive days become a range, and a month is named once. */
import { addDays, type BillingDay, partsOf, periodOf } from '../../domain/calendar/billing-day.ts';
import { counted, countWord, dayAndMonth } from './date-and-number-words.ts';
import { listed, sentenceOf, sentenceText } from './sentence.ts';

const maxRangesShown = 5;
/** Two days are easier to read as two than as a range. */
const shortestRange = 3;

interface DayRange {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly count: number;
}

/** 'one day (19 November)', '19 days (1 to 19 November)'. */
export function countedDays(days: readonly BillingDay[], what: string = 'day'): string {
  return `${counted(days.length, what)} (${dayRanges(days)})`;
}

/**
 * '1 to 19 November', '3, 7 and 9 November', '29 October to 2 November and 5 November'. `days` are in order
 * and unique. After five ranges the remaining days are counted.
 */
export function dayRanges(days: readonly BillingDay[]): string {
  const ranges = rangesOf(days);
  const shown = ranges.slice(0, maxRangesShown);
  const words = listed(
    ranges,
    maxRangesShown,
    (range) => sentenceOf`${rangeWords(range, shown[shown.indexOf(range) + 1])}`,
    (rest) => `${countWord(rest.reduce((all, { count }) => all + count, 0))} more`,
  );
  return sentenceText(words);
}

function rangesOf(days: readonly BillingDay[]): DayRange[] {
  const runs: BillingDay[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && addDays(before, 1) === day) run.push(day);
    else runs.push([day]);
  }
  return runs.flatMap((run) => (run.length < shortestRange ? run.map(oneDay) : [rangeOf(run)]));
}

function oneDay(day: BillingDay): DayRange {
  return { from: day, to: day, count: 1 };
}

function rangeOf(run: readonly BillingDay[]): DayRange {
  const [from] = run as readonly [BillingDay];
  return { from, to: run.at(-1) ?? from, count: run.length };
}

/** The month is omitted if the following range is in the same month and names it. */
function rangeWords({ from, to }: DayRange, next: DayRange | undefined): string {
  if (periodOf(from) !== periodOf(to)) return `${dayAndMonth(from)} to ${dayAndMonth(to)}`;
  const sharesMonth =
    next !== undefined &&
    periodOf(next.from) === periodOf(to) &&
    periodOf(next.to) === periodOf(to);
  const end = sharesMonth ? String(partsOf(to).day) : dayAndMonth(to);
  return from === to ? end : `${partsOf(from).day} to ${end}`;
}
