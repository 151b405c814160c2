/**
 * What a unit's row shows in addition to its figures: its last thirty days, and the likely range of its
 * month end.
 */
import type { OuFigures } from '../../domain/figures/figures.ts';
import { nbsp } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { likelyWords } from '../words/projection-words.ts';
import { type DaysSpan, type Sparkline, spanWords, sparkline } from '../words/recent-days.ts';

export interface UnitTrend {
  readonly spark: Sparkline | null;
  /** Null without a sparkline. */
  readonly span: DaysSpan | null;
  /** 'likely $435K to $462K' if the budget is in danger, the amounts on one line; else empty. */
  readonly likely: string;
}

const tallestBar = 16;

/** For rows that are not a unit, and for rows without a sparkline. */
export const noTrend: UnitTrend = { spark: null, span: null, likely: '' };

export function unitTrend(ou: OuFigures, money: Money): UnitTrend {
  const isCalm = ou.light === 'green' || ou.light === 'grey';
  return {
    spark: sparkline(ou.recentDays, tallestBar),
    span: spanWords(ou.recentDays, money),
    likely: isCalm ? '' : likelyWords(ou, money).replaceAll(' ', nbsp).replace(nbsp, ' '),
  };
}
