/**
 * How certain a projected month end is, as text: its likely range, and the method. The text contains only
 * what the figures contain: without a range there is no text about one.
 */
import { lastOfPeriod } from '../../domain/calendar/billing-day.ts';
import type { ExpectedRange } from '../../domain/figures/expected-range.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { MonthFigures } from '../../domain/figures/month-figures.ts';
import { minForecastHistoryDays } from '../../domain/figures/projection.ts';
import { counted, nbsp } from './date-and-number-words.ts';
import type { Money } from './money-words.ts';
import { withoutCode } from './recent-days.ts';
import { type Sentence, sentenceOf } from './sentence.ts';

/** 'likely $420K to $445K'; empty without a range, or if rounding makes both ends equal. */
export function likelyWords(
  { projectedRange: range }: Pick<MonthFigures, 'projectedRange'>,
  money: Money,
): string {
  const words = range === null ? '' : rangeWords(range, money.compact);
  return words === '' ? '' : `likely ${words}`;
}

/** '$420K to $445K'; empty if both ends give the same text. */
export function rangeWords({ lower, upper }: ExpectedRange, write: Money['compact']): string {
  const [from, to] = [write(lower), write(upper)];
  return from === to ? '' : `${from} to ${withoutCode(to)}`;
}

/**
 * The method of the total's projected month end, if a reader should know it before relying on it; else ''.
 */
export function methodWords({ total, reportDay }: Pick<Figures, 'total' | 'reportDay'>): string {
  const isOver = reportDay === lastOfPeriod(reportDay);
  if (isOver || total.projectionMethod === 'forecast') return '';
  return `Month end by weekday averages: ${whyNoForecast(total)}.`;
}

/** Explains the projection, for the notes at the end. */
export function projectionSentence({ total, ous }: Figures): Sentence {
  const averaged = ous.filter(({ projectionMethod }) => projectionMethod === 'weekday-means');
  if (total.projectionMethod === 'weekday-means') {
    return sentenceOf`The month so far plus weekday averages for the remaining days: ${whyNoForecast(total)}. No range is given.`;
  }
  const rest =
    averaged.length === 0
      ? ''
      : ` For ${counted(averaged.length, 'OU')} by weekday averages, without a range.`;
  return sentenceOf`The month so far plus a forecast of the remaining days, from trend and weekly season. Month ends fall within their likely range in 9 of 10 cases.${rest}`;
}

function whyNoForecast({ recentDays }: Pick<Figures['total'], 'recentDays'>): string {
  const trailing = recentDays.slice(-minForecastHistoryDays);
  const isShort = trailing.length > 0 && trailing[0] === null;
  return isShort ? `less than four${nbsp}weeks of history` : 'the history is irregular';
}
