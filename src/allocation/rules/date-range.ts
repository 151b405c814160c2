/** A range of UTC billing dates, both included; null is open. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { addDays, isBillingDay } from '../../domain/calendar/billing-day.ts';
import { quoted } from '../yaml/problem.ts';
import type { Subject } from '../yaml/subject.ts';

export interface DateRange {
  readonly from: BillingDay | null;
  readonly to: BillingDay | null;
}

export const always: DateRange = { from: null, to: null };

/** The ends of open ranges in SQL and in comparisons. */
export const firstDay = '0001-01-01' as BillingDay;
export const lastDay = '9999-12-31' as BillingDay;

export function isWithin(day: BillingDay, { from, to }: DateRange): boolean {
  return day >= (from ?? firstDay) && day <= (to ?? lastDay);
}

export function overlaps(a: DateRange, b: DateRange): boolean {
  return (a.from ?? firstDay) <= (b.to ?? lastDay) && (b.from ?? firstDay) <= (a.to ?? lastDay);
}

/** Whether every day of `range` is in one of `ranges`. */
export function isCovered(range: DateRange, ranges: readonly DateRange[]): boolean {
  let next = range.from ?? firstDay;
  const end = range.to ?? lastDay;
  for (const { from, to } of ranges.toSorted(byStart)) {
    if ((from ?? firstDay) > next) return false;
    const last = to ?? lastDay;
    if (last >= end) return true;
    if (last >= next) next = addDays(last, 1);
  }
  return false;
}

function byStart(a: DateRange, b: DateRange): number {
  const [first, second] = [a.from ?? firstDay, b.from ?? firstDay];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** '2026-07-01 to 2026-09-30', '… to open'. */
export function rangeText({ from, to }: DateRange): string {
  return `${from ?? 'open'} to ${to ?? 'open'}`;
}

/** A day, or null for a blank; reports a text that is not a day of a four-digit year. */
export function dayOrOpen(text: string, line: number, subject: Subject): BillingDay | null {
  if (text === '') return null;
  if (isBillingDay(text) && text >= firstDay) return text;
  subject.problem(line, `is ${quoted(text)}; write a day as YYYY-MM-DD, such as 2026-07-01.`);
  return null;
}

interface RangeTexts {
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

/** The range of two texts; reports ends that are not days, and an end before the start. */
export function rangeOf(ends: RangeTexts, subject: Subject): DateRange {
  const { line } = ends;
  const from = dayOrOpen(ends.from, line, subject.named(`the first day of ${subject.what}`));
  const to = dayOrOpen(ends.to, line, subject.named(`the last day of ${subject.what}`));
  if (from === null || to === null || from <= to) return { from, to };
  subject.problem(line, `ends on ${to}, before it starts on ${from}.`);
  return always;
}
