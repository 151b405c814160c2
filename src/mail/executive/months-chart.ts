/**
 * Draws six to thirteen months as SVG columns. The report day's month has its cost so far and what is
 * expected on top, with the likely range; a month with missing days is an empty frame.
 */
import type { ExecutiveFigures, MonthCost } from '../../domain/figures/executive-figures.ts';
import { type Markup, markup } from '../markup/html-markup.ts';
import { monthName } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import {
  type ChartScale,
  chartColumn,
  chartLeft,
  chartLegend,
  chartPicture,
  chartScale,
  chartWidth,
  gridLines,
  type LegendEntry,
} from './chart-frame.ts';
import { isWhole, monthsShown } from './executive-months.ts';

/** A month's name in three letters needs this many pixels. */
const labelWidth = 26;

/** The chart and its legend; null with fewer than two months to draw. `height` in pixels. */
export function monthsChart(
  figures: ExecutiveFigures,
  money: Money,
  height: number,
): Markup | null {
  const months = monthsShown(figures);
  if (months.filter(isWhole).length < 2) return null;
  const end = monthEndOf(figures, months.at(-1));
  const amounts = months.filter(isWhole).map(({ cost }) => cost);
  const scale = chartScale(
    [...amounts, ...Object.values(end).filter((one) => one !== null)],
    height,
  );
  const step = (chartWidth - chartLeft) / months.length;
  const columns = months.flatMap((month, at) => {
    const place = { x: chartLeft + (at + 0.14) * step, width: step * 0.72 };
    if (!isWhole(month)) return [absentColumn(place, height)];
    const spent = chartColumn(scale, { kind: 'spent', ...place }, 0, month.cost);
    return at === months.length - 1 ? [spent, ...marks(end, month.cost, scale, place)] : [spent];
  });
  const label = `Cost of the last ${months.length} months`;
  const parts = [...gridLines(scale, money), ...columns, ...names(months, step, height + 16)];
  return markup`${chartPicture(label, height, parts)}${chartLegend(legendOf(end, months))}`;
}

/** What is drawn in addition to the month's cost so far; null if it is not known or not drawn. */
interface MonthEnd {
  readonly projected: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly budget: number | null;
}

function monthEndOf({ total }: ExecutiveFigures, month: MonthCost | undefined): MonthEnd {
  const budget = total.budgetCoversAll ? total.budget : null;
  const isDrawn = month !== undefined && isWhole(month);
  if (!isDrawn) return { projected: null, lower: null, upper: null, budget: null };
  const { projected, projectedRange } = total;
  return {
    projected,
    lower: projectedRange?.lower ?? null,
    upper: projectedRange?.upper ?? null,
    budget,
  };
}

interface Place {
  readonly x: number;
  readonly width: number;
}

function marks(
  { projected, lower, upper, budget }: MonthEnd,
  cost: number,
  scale: ChartScale,
  place: Place,
): (Markup | null)[] {
  const y = (amount: number) => (scale.zero - scale.size(amount)).toFixed(1);
  const middle = (place.x + place.width / 2).toFixed(1);
  const end = (place.x + place.width).toFixed(1);
  return [
    projected === null || projected <= cost
      ? null
      : chartColumn(scale, { kind: 'expected', ...place }, cost, projected),
    lower === null || upper === null
      ? null
      : markup`<line class="range" x1="${middle}" x2="${middle}" y1="${y(lower)}" y2="${y(upper)}"/>`,
    budget === null
      ? null
      : markup`<line class="budget" x1="${(place.x - 3).toFixed(1)}" x2="${Number(end) + 3}" y1="${y(budget)}" y2="${y(budget)}"/>`,
  ];
}

function absentColumn({ x, width }: Place, height: number): Markup {
  return markup`<rect class="absent" x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="${height}"/>`;
}

/** As many names as fit, counted from the last month. */
function names(months: readonly MonthCost[], step: number, y: number): Markup[] {
  const every = Math.ceil(labelWidth / step);
  return months.flatMap(({ first }, at) => {
    if ((months.length - 1 - at) % every !== 0) return [];
    const x = (chartLeft + (at + 0.5) * step).toFixed(1);
    return [
      markup`<text class="tick" x="${x}" y="${y}" text-anchor="middle">${monthName(first).slice(0, 3)}</text>`,
    ];
  });
}

function legendOf(end: MonthEnd, months: readonly MonthCost[]): LegendEntry[] {
  return [
    { mark: 'spent', words: 'Cost' },
    ...(end.projected === null ? [] : [{ mark: 'expected', words: 'Expected until month end' }]),
    ...(end.upper === null ? [] : [{ mark: 'range', words: 'Likely range' }]),
    ...(end.budget === null ? [] : [{ mark: 'budget', words: 'Budget' }]),
    ...(months.every(isWhole) ? [] : [{ mark: 'absent', words: 'Days not archived' }]),
  ];
}
