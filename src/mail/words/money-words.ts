/**
 * Amounts and their changes as text, for one currency: exact with cents, rounded for reading, or compact.
 * Negative amounts have U+2212. A figure that is not known is never compared.
 */
import { nbsp, percent } from './date-and-number-words.ts';

/** Writes amounts of one currency. */
export interface Money {
  /** '$48,213.77', '¥1,234': all digits of the currency. */
  exact(amount: number): string;
  /** '$871,402': no cents. */
  withoutCents(amount: number): string;
  /**
   * For a column whose largest amount is `scale` (default: the amount itself): '$12.40' below 1,000,
   * '$871,402' from there, compact from ten million.
   */
  rounded(amount: number, scale?: number): string;
  /** Three digits: '$448K', '$1.30M'. Below 10,000: '$4,000', '$372', '$71.20', '$0'. */
  compact(amount: number): string;
}

/** A change of a figure. `tone` is 'up' if the cost increased. */
export interface Change {
  readonly tone: 'up' | 'down' | 'flat';
  /** '▲ $3,904', '▼ $90.00' or 'no change'. */
  readonly amount: string;
  /** '8.8 %' or '12×'; empty if a percentage would mislead: from zero, or across zero. */
  readonly percent: string;
}

const formatters = new Map<string, Money>();

/**
 * The formatter of a currency, made once for all mails. Throws a RangeError if `currency` does not have the
 * form of an ISO 4217 code.
 */
export function moneyIn(currency: string): Money {
  const money = formatters.get(currency) ?? formatterOf(currency);
  formatters.set(currency, money);
  return money;
}

function formatterOf(currency: string): Money {
  const formatter = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency,
      signDisplay: 'negative',
      ...options,
    });
    return (amount: number) => format.format(amount).replace('-', '−');
  };
  const exact = formatter({});
  const withoutCents = formatter({ maximumFractionDigits: 0 });
  const short = formatter({
    notation: 'compact',
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
  });
  const compact = (amount: number) => {
    if (Math.abs(amount) >= 10_000) return short(amount);
    return amount === 0 || Math.abs(amount) >= 100 ? withoutCents(amount) : exact(amount);
  };
  const rounded = (amount: number, scale: number = amount) => {
    if (Math.abs(scale) < 1000 || isPartOfUnit(amount)) return exact(amount);
    return Math.abs(scale) < 10_000_000 ? withoutCents(amount) : compact(amount);
  };
  return { exact, withoutCents, rounded, compact };
}

/** Keeps its cents even next to amounts without cents: '$0' would read as no cost. */
function isPartOfUnit(amount: number): boolean {
  return amount !== 0 && Math.abs(amount) < 1;
}

/**
 * The change from `reference` to `cost`; null if the reference is not known. `scale` as in `Money.rounded`,
 * by default the larger of both.
 */
export function changeOf(
  money: Money,
  cost: number,
  reference: number | null,
  scale: number = Math.max(Math.abs(cost), Math.abs(reference ?? 0)),
): Change | null {
  if (reference === null) return null;
  const difference = cost - reference;
  const size = money.rounded(Math.abs(difference), scale);
  if (size === money.rounded(0, scale) || size === money.exact(0)) {
    return { tone: 'flat', amount: 'no change', percent: '' };
  }
  const up = difference > 0;
  return {
    tone: up ? 'up' : 'down',
    amount: `${up ? '▲' : '▼'}${nbsp}${size}`,
    percent: percentOf(cost, reference),
  };
}

function percentOf(cost: number, reference: number): string {
  if (reference <= 0 || cost < 0) return '';
  const ratio = cost / reference;
  if (ratio >= 1000) return '';
  return ratio >= 11 ? `${Math.round(ratio)}×` : percent(Math.abs(ratio - 1));
}
