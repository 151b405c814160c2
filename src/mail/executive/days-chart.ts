/**
 * Draws the last thirty days as SVG columns: the report day is dark, days that are not in the archive are
 * omitted, credits are below the line. The text next to it says the same.
 */
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import { type Markup, markup } from '../markup/html-markup.ts';
import { shortDay } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import {
  chartColumn,
  chartLeft,
  chartLegend,
  chartPicture,
  chartScale,
  chartWidth,
  gridLines,
} from './chart-frame.ts';

export interface ChartDays {
  readonly reportDay: BillingDay;
  /** Oldest first, the last one is the report day; null for a day that is not archived. */
  readonly costs: readonly (number | null)[];
}

/** The chart and its legend; null with fewer than two archived days. `height` in pixels. */
export function daysChart(
  { reportDay, costs }: ChartDays,
  money: Money,
  height: number,
): Markup | null {
  const known = costs.filter((cost) => cost !== null);
  if (known.length < 2) return null;
  const scale = chartScale(known, height);
  const step = (chartWidth - chartLeft) / costs.length;
  const columns = costs.map((cost, at) => {
    if (cost === null) return null;
    const kind = at === costs.length - 1 ? 'today' : 'day';
    return chartColumn(
      scale,
      { kind, x: chartLeft + (at + 0.14) * step, width: step * 0.72 },
      0,
      cost,
    );
  });
  const bottom = height + 16;
  const dates = markup`<text class="tick" x="${chartLeft}" y="${bottom}">${shortDay(addDays(reportDay, 1 - costs.length))}</text>
<text class="tick" x="${chartWidth}" y="${bottom}" text-anchor="end">${shortDay(reportDay)}</text>`;
  const label = `Cost of the last ${costs.length} days`;
  return markup`${chartPicture(label, height, [...gridLines(scale, money), ...columns, dates])}${legend(known.length < costs.length)}`;
}

function legend(hasGaps: boolean): Markup | null {
  return chartLegend([
    { mark: 'today', words: 'This day' },
    { mark: 'day', words: 'Days before' },
    ...(hasGaps ? [{ mark: 'left', words: 'Gap: not archived' }] : []),
  ]);
}
