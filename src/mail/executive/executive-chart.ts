/**
 * The last thirty days as columns, drawn in SVG: the report day dark, days that the archive does not
 * hold left out, credits below the line. The words beside it say the same.
 */
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import { type Markup, markup } from '../markup/html-markup.ts';
import { shortDay } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';

const width = 720;
const height = 128;
/** Amounts nearer to the line than this would be written over its own. */
const tickHeight = 14;
/** Room for the amounts at the left. */
const left = 58;

export interface ChartDays {
  readonly reportDay: BillingDay;
  /** Oldest first, the last of the report day; null where nothing is archived. */
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

/** The most, the least, and half of whichever is the larger. */
function ticksOf(least: number, most: number): readonly number[] {
  const half = (most >= -least ? most : least) / 2;
  return [...new Set([most, half, 0, least])];
}

function gridLine(at: number, amount: number, money: Money): Markup {
  const y = Math.round(at);
  return markup`<line class="grid" x1="${left}" x2="${width}" y1="${y}" y2="${y}"/><text class="tick" x="${left - 8}" y="${y + 3}" text-anchor="end">${money.compact(amount)}</text>`;
}
