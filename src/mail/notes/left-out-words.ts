/**
 * Explains the difference between all lines read and the day's total: the cost of the other days, and the
 * lines that count in no day. The amounts as shown add up.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { LeftOutLines } from '../../domain/costs/left-out-lines.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import { counted } from '../words/date-and-number-words.ts';
import { type Money, moneyIn } from '../words/money-words.ts';
import { listed, type Sentence, sentenceOf } from '../words/sentence.ts';
import { keptReportDay } from './kept-day-groups.ts';

const maxForeignShown = 5;

/**
 * ' All lines read come to $12,345.67: $402.11 of this day, …, and left out: …'. Empty if nothing with a
 * cost was left out, and for readers of one unit.
 */
export function leftOutSentences(figures: Figures, money: Money): Sentence {
  const { trust, currency } = figures;
  if (trust.billTotal === null) return [];
  const counts = trust.leftOut.filter((lines) => isMoney(lines, money));
  const own = counts.filter((lines) => isIn(currency, lines));
  const foreign = counts.filter((lines) => !isIn(currency, lines));
  return [...ownSentence(figures, own, money), ...foreignSentence(foreign, currency)];
}

/** 'three lines of another provider'; for split-cost lines the text includes the reason. */
export function leftOutLines({ reason, lines }: LeftOutLines): string {
  if (reason === 'split-cost') return counted(lines, 'split-cost row');
  const count = counted(lines, 'line');
  if (reason === 'other-provider') return `${count} of another provider`;
  if (reason === 'no-currency') return `${count} without a currency`;
  return reason === 'other-day' ? `${count} of days outside the window` : count;
}

/**
 * The cost in its own currency, else in the bill's; without a symbol if the lines should name a currency
 * but do not.
 */
export function leftOutCost({ currency, cost, reason }: LeftOutLines, bills: string): string {
  const own = currency ?? (reason === 'no-currency' ? '' : bills);
  // Intl accepts any three letters as a currency, and throws for everything else.
  if (/^[a-z]{3}$/i.test(own)) return moneyIn(own).exact(cost);
  const digits = {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'negative',
  } as const;
  return cost.toLocaleString('en-US', digits).replace('-', '−');
}

/**
 * Lines of other days count on those days; lines in a currency that was not selected are shown at any
 * amount.
 */
function isMoney({ reason, cost }: LeftOutLines, money: Money): boolean {
  if (reason === 'other-day') return false;
  return reason === 'other-currency' || money.exact(Math.abs(cost)) !== money.exact(0);
}

/** Lines without a currency have the bill's currency, unless the bill has several. */
function isIn(currency: string, lines: LeftOutLines): boolean {
  if (lines.currency === null) return lines.reason !== 'no-currency';
  return lines.currency === currency;
}

function ownSentence(figures: Figures, own: readonly LeftOutLines[], money: Money): Sentence {
  if (own.length === 0) return [];
  const items = listed(own, own.length, (lines) => itemSentence(lines, figures.currency));
  const { readTotal } = figures.trust;
  if (readTotal === null) return sentenceOf` Left out: ${items}.`;
  const days = dayWords(figures, readTotal - sumOf(own.map(({ cost }) => cost)), own, money);
  return sentenceOf` All lines read come to ${money.exact(readTotal)}: ${days}, and left out: ${items}.`;
}

/** '$402.11 of this day, $11,900.12 of the other days read'. */
function dayWords(
  figures: Figures,
  allDays: number,
  own: readonly LeftOutLines[],
  money: Money,
): string {
  const { trust } = figures;
  const kept = keptReportDay(figures);
  const day = kept === undefined ? trust.billTotal : kept.billCost;
  if (day === null) return `${money.exact(allDays)} of the days read`;
  const ofDay = `${money.exact(day)} of this day`;
  const others = allDays - day;
  if (money.exact(Math.abs(others)) === money.exact(0)) return ofDay;
  const shown = [day, ...own.map(({ cost }) => cost)].map((cost) => asShown(cost, money));
  const rest = asShown(trust.readTotal ?? 0, money) - sumOf(shown);
  return `${ofDay}, ${money.exact(rest)} of the other days read`;
}

/** The amount rounded to the digits that are shown, so that the shown amounts add up. */
function asShown(amount: number, money: Money): number {
  const digits = money.exact(0).split('.')[1]?.length ?? 0;
  return Math.round(amount * 10 ** digits) / 10 ** digits;
}

function itemSentence(lines: LeftOutLines, currency: string): Sentence {
  const why = lines.reason === 'split-cost' ? ' (their instances are counted)' : '';
  return sentenceOf`${leftOutCost(lines, currency)} in ${leftOutLines(lines)}${why}`;
}

function foreignSentence(foreign: readonly LeftOutLines[], currency: string): Sentence {
  if (foreign.length === 0) return [];
  const items = listed(
    foreign,
    maxForeignShown,
    (lines) => sentenceOf`${leftOutCost(lines, currency)} in ${leftOutLines(lines)}`,
  );
  return sentenceOf` Left out, since not in ${currency}: ${items}.`;
}
