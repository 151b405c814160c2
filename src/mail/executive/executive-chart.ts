/**
 * Draws the last thirty days as SVG columns: the report day is dark, days that are not in the archive are
 * omitted, credits are below the line. The text next to it says the same.
 */
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import { type Markup, markup } from '../markup/html-markup.ts';
import { shortDay } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';

const width = 720;
const height = 128;
/** An amount closer to the line than this would overlap the line's own label. */
const tickHeight = 14;
/** Space for the amounts on the left. */
const left = 58;

export interface ChartDays {
  readonly reportDay: BillingDay;
  /** Oldest first, the last one is the report day; null for a day that is not archived. */
  readonly costs: readonly (number | null)[];
}

/** Null with fewer than two archived days. */
export function executiveChart({ reportDay, costs }: ChartDays, money: Money): Markup | null {
  const known = costs.filter((cost) => cost !== null);
  if (known.length < 2) return null;
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)];
  const scale = height / Math.max(most - least, Number.MIN_VALUE);
  const step = (width - left) / costs.length;
  const zero = most * scale;
  const columns = costs.map((cost, at) =>
    cost === null ? null : column(cost * scale, { x: left + at * step, step, zero }, at, costs),
  );
  const ticks = ticksOf(least, most).filter(
    (one) => one === 0 || Math.abs(one) * scale >= tickHeight,
  );
  return markup`<svg viewBox="0 -10 ${width} ${height + 30}" role="img" aria-label="Cost of the last ${costs.length} days">
${ticks.map((amount) => gridLine(zero - amount * scale, amount, money))}${columns}
<text class="tick" x="${left}" y="${height + 16}">${shortDay(addDays(reportDay, 1 - costs.length))}</text>
<text class="tick" x="${width}" y="${height + 16}" text-anchor="end">${shortDay(reportDay)}</text></svg>`;
}

function column(
  size: number,
  { x, step, zero }: { x: number; step: number; zero: number },
  at: number,
  costs: readonly unknown[],
): Markup {
  const tall = Math.max(1, Math.abs(size));
  const y = size < 0 ? zero : zero - tall;
  const kind = at === costs.length - 1 ? 'today' : 'day';
  return markup`<rect class="${kind}" x="${(x + step * 0.14).toFixed(1)}" y="${y.toFixed(1)}" width="${(step * 0.72).toFixed(1)}" height="${tall.toFixed(1)}"/>`;
}

/** The highest, the lowest, and half of the one with the larger absolute value. */
function ticksOf(least: number, most: number): readonly number[] {
  const half = (most >= -least ? most : least) / 2;
  return [...new Set([most, half, 0, least])];
}

function gridLine(at: number, amount: number, money: Money): Markup {
  const y = Math.round(at);
  return markup`<line class="grid" x1="${left}" x2="${width}" y1="${y}" y2="${y}"/><text class="tick" x="${left - 8}" y="${y + 3}" text-anchor="end">${money.compact(amount)}</text>`;
}
