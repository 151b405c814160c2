/** What a unit's row adds to its figures: its last thirty days, and how sure its month end is. */
import type { OuFigures } from '../domain/figures.ts';
import type { Money } from './money-words.ts';
import { likelyWords } from './projection-words.ts';
import { type Sparkline, spanWords, sparkline } from './recent-days.ts';

export interface UnitTrend {
  readonly spark: Sparkline | null;
  /** '30 days: $15.9K to $19.9K'; empty without a sparkline. */
  readonly span: string;
  /** 'likely $435K to $462K' where the budget is in danger; else empty. */
  readonly likely: string;
}

const tallestBar = 16;

/** For rows that are no unit, and those too far down. */
export const noTrend: UnitTrend = { spark: null, span: '', likely: '' };

export function unitTrend(ou: OuFigures, money: Money): UnitTrend {
  const isCalm = ou.light === 'green' || ou.light === 'grey';
  return {
    spark: sparkline(ou.recentDays, tallestBar),
    span: spanWords(ou.recentDays, money),
    likely: isCalm ? '' : likelyWords(ou, money),
  };
}
