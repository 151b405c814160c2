/**
 * The last thirty days as a sparkline of table cells, because mail clients block images, and the text that
 * says the same. A day that is not in the archive is a gap, never a day without cost.
 */
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import type { DayFigures } from '../../domain/figures/figures.ts';
import { capitalised, counted, nbsp, shortDay } from './date-and-number-words.ts';
import type { Money } from './money-words.ts';

/** Heights in pixels, oldest day first; 0 is an empty cell. The last one is the report day. */
export interface Sparkline {
  /** Days with cost; at least 1, so that the cheapest day is visible. */
  readonly above: readonly number[];
  /** Days whose credits exceed their cost, drawn below the line; null if there are none. */
  readonly below: readonly number[] | null;
}

/** Less than half a cent is written as zero: columns of such days would show only rounding. */
function isRounding(cost: number): boolean {
  return Math.abs(cost) < 0.005;
}

/** The height of a day's column: at least one pixel, so that a day without cost differs from a gap. */
function column(amount: number, span: number, tallest: number): number {
  return span === 0 ? 1 : Math.max(1, Math.round((amount / span) * tallest));
}

/** Columns with a total height of `tallest` pixels; null with fewer than two archived days, or without cost. */
export function sparkline(days: DayFigures['recentDays'], tallest: number): Sparkline | null {
  const known = days.filter((cost) => cost !== null);
  if (known.length < 2 || known.every(isRounding)) return null;
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)];
  const span = most - least;
  const above = days.map((cost) => (cost === null || cost < 0 ? 0 : column(cost, span, tallest)));
  if (least === 0) return { above, below: null };
  const below = days.map((cost) => (cost === null || cost >= 0 ? 0 : column(-cost, span, tallest)));
  return { above, below };
}

/** The texts below a sparkline. They are separate, because no line may break within the amounts. */
export interface DaysSpan {
  /** '30 days', or '28 of 30 days'. */
  readonly days: string;
  /** '$15.9K to $19.9K', or '$372 each'. */
  readonly amounts: string;
}

/** How many days a sparkline shows, and between which costs; null if there is no sparkline. */
export function spanWords(days: DayFigures['recentDays'], money: Money): DaysSpan | null {
  const known = days.filter((cost) => cost !== null);
  if (known.length < 2 || known.every(isRounding)) return null;
  const count =
    known.length === days.length ? `${days.length}` : `${known.length} of ${days.length}`;
  const least = money.compact(Math.min(...known));
  const most = money.compact(Math.max(...known));
  const amounts = least === most ? `${least} each` : `${least} to ${withoutCode(most)}`;
  return { days: `${count}${nbsp}days`, amounts };
}

/** 'IDR 4B to 5B': a range names its currency code only once. */
export function withoutCode(amount: string): string {
  return amount.replace(/^[A-Z]{3}\u00a0/, '');
}

/**
 * 'Last 30 days: most on Fri 20 Nov, $48,214; least on Sun 8 Nov, $38,571. Two of them are not in the
 * archive.' Of days with equal cost the latest is named. Empty if there is no sparkline.
 */
export function recentWords(
  days: DayFigures['recentDays'],
  reportDay: BillingDay,
  money: Money,
): string {
  const known = days.flatMap((cost, at) =>
    cost === null ? [] : [{ cost, day: addDays(reportDay, at + 1 - days.length) }],
  );
  if (known.length < 2) return '';
  const sorted = known.toSorted((a, b) => b.cost - a.cost || (a.day < b.day ? 1 : -1));
  const dayAndCost = (one: (typeof known)[number] | undefined) =>
    one === undefined ? '' : `${shortDay(one.day)}, ${money.rounded(one.cost)}`;
  const [most, least] = [sorted[0], sorted.findLast(({ cost }) => cost === sorted.at(-1)?.cost)];
  const extremes =
    most?.cost === least?.cost
      ? 'all alike'
      : `most on ${dayAndCost(most)}; least on ${dayAndCost(least)}`;
  return `Last ${days.length} days: ${extremes}.${gapWords(days.length - known.length)}`;
}

function gapWords(gaps: number): string {
  if (gaps === 0) return '';
  const verb = gaps === 1 ? 'is' : 'are';
  return ` ${capitalised(counted(gaps, 'day'))} ${verb} not in the archive.`;
}
