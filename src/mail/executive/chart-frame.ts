/**
 * What both charts of the executives' page share: half a page wide, with a scale on the left, in units that
 * are pixels on a phone and on paper, so that the text has the same size in both.
 */
import { type Markup, markup } from '../markup/html-markup.ts';
import type { Money } from '../words/money-words.ts';

export const chartWidth = 336;
/** Space for the amounts on the left. */
export const chartLeft = 50;
/** An amount closer to the line than this would overlap the line's own label. */
const tickHeight = 14;

/** A scale from the least to the most of some amounts, zero included. */
export interface ChartScale {
  readonly height: number;
  /** Distance of the line of zero from the top. */
  readonly zero: number;
  readonly ticks: readonly number[];
  /** Pixels of an amount. */
  readonly size: (amount: number) => number;
}

export function chartScale(amounts: readonly number[], height: number): ChartScale {
  const [least, most] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const scale = height / Math.max(most - least, Number.MIN_VALUE);
  const half = (most >= -least ? most : least) / 2;
  const ticks = [...new Set([most, half, 0, least])].filter(
    (one) => one === 0 || Math.abs(one) * scale >= tickHeight,
  );
  return { height, zero: most * scale, ticks, size: (amount) => amount * scale };
}

/** A column from `from` to `to`; at least one pixel, so that a small cost differs from none. */
export function chartColumn(
  { zero, size }: ChartScale,
  { kind, x, width }: { readonly kind: string; readonly x: number; readonly width: number },
  from: number,
  to: number,
): Markup {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const tall = Math.max(1, size(high - low));
  const y = high <= 0 ? zero - size(high) : zero - size(low) - tall;
  return markup`<rect class="${kind}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${tall.toFixed(1)}"/>`;
}

export function gridLines({ zero, ticks, size }: ChartScale, money: Money): Markup[] {
  return ticks.map((amount) => {
    const y = Math.round(zero - size(amount));
    return markup`<line class="grid" x1="${chartLeft}" x2="${chartWidth}" y1="${y}" y2="${y}"/><text class="tick" x="${chartLeft - 6}" y="${y + 3}" text-anchor="end">${money.compact(amount)}</text>`;
  });
}

/** The picture of `label`, with space for a line of text below. */
export function chartPicture(
  label: string,
  height: number,
  parts: readonly (Markup | null)[],
): Markup {
  return markup`<svg viewBox="0 -10 ${chartWidth} ${height + 30}" role="img" aria-label="${label}">
${parts}</svg>`;
}

/** What a color or a mark means; `mark` is its class. */
export interface LegendEntry {
  readonly mark: string;
  readonly words: string;
}

/** Null without entries. Hidden from screen readers, because the text below a chart says the same. */
export function chartLegend(entries: readonly LegendEntry[]): Markup | null {
  if (entries.length === 0) return null;
  return markup`<p class="legend" aria-hidden="true">${entries.map(
    ({ mark, words }) => markup`<span><i class="${mark}"></i>${words}</span>`,
  )}</p>`;
}
