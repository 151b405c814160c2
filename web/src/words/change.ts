/** How a cost changed, in words: an arrow, an amount, and a percentage where one says something. */
import { absolute, difference, signOf } from './decimal.ts';
import { roundedMoney } from './money-text.ts';

export interface Change {
  /** '▲ $9,740', '▼ $99.12' or 'no change'. */
  readonly amount: string;
  /** '12 %' or '12×'; empty from zero, or across zero. */
  readonly percent: string;
  /** Coloured from five percent on; smaller changes are quiet. */
  readonly tone: 'up' | 'down' | 'quiet';
}

const colouredFrom = 0.05;

/** Null if the cost before is not known. */
export function changeOf(
  cost: string,
  before: string | null,
  currency: string | null,
): Change | null {
  if (before === null) return null;
  const changed = difference(cost, before);
  const size = roundedMoney(absolute(changed), currency);
  if (size === roundedMoney('0', currency)) {
    return { amount: 'no change', percent: '', tone: 'quiet' };
  }
  const isUp = signOf(changed) > 0;
  const share = Math.abs(Number(changed) / Number(before));
  return {
    amount: `${isUp ? '▲' : '▼'}\u00a0${size}`,
    percent: percentOf(cost, before),
    tone: share < colouredFrom ? 'quiet' : toneOf(isUp),
  };
}

function toneOf(isUp: boolean): Change['tone'] {
  return isUp ? 'up' : 'down';
}

function percentOf(cost: string, before: string): string {
  if (signOf(before) <= 0 || signOf(cost) < 0) return '';
  const ratio = Number(cost) / Number(before);
  if (ratio >= 1000) return '';
  return ratio >= 11 ? `${Math.round(ratio)}×` : percentText(Math.abs(ratio - 1));
}

/** '36.2 %' of 0.362; '−2.1 %'. Digits after the point below ten percent only for changes that need them. */
export function percentText(share: number): string {
  const percent = share * 100;
  const digits = Math.abs(percent) >= 9.95 ? 0 : 1;
  return `${percent.toFixed(digits).replace('-', '−')}\u00a0%`;
}

/** The share of a total: '36.2 %'; empty if the total is not positive. */
export function shareText(cost: string, total: string): string {
  if (signOf(total) <= 0) return '';
  const percent = (Number(cost) / Number(total)) * 100;
  return `${percent
    .toFixed(1)
    .replace(/^-0\.0$/, '0.0')
    .replace('-', '−')}\u00a0%`;
}
