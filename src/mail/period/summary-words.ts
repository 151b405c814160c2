/**
 * The names of a summary's period, of the previous one and of the comparison, so that headline, tables and
 * text use the same words.
 */

import type { Period } from '../../domain/calendar/period.ts';
import type {
  Comparison,
  ComparisonBasis,
  PeriodFigures,
} from '../../domain/figures/period-figures.ts';
import { dayAndMonth, monthName } from '../words/date-and-number-words.ts';
import type { Change, Money } from '../words/money-words.ts';
import { changeOf } from '../words/money-words.ts';

/** 'week 47' or 'November'. */
export function periodName({ kind, id, from }: Period): string {
  return kind === 'week' ? `week\u00a0${Number(id.slice(-2))}` : monthName(from);
}

/** 'week 47 of 2026' or 'November 2026': the ISO year, which is the year of the week's Thursday. */
export function periodTitle(period: Period): string {
  const year = period.id.slice(0, 4);
  return period.kind === 'week'
    ? `${periodName(period)} of ${year}`
    : `${periodName(period)} ${year}`;
}

/** '16 to 22 November 2026', '28 December 2026 to 3 January 2027'. */
export function periodDays({ from, to }: Period): string {
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = sameMonth ? String(Number(from.slice(8))) : dayAndMonth(from);
  const year = sameYear ? '' : ` ${from.slice(0, 4)}`;
  return `${first}${year} to ${dayAndMonth(to)} ${to.slice(0, 4)}`;
}

/** '28 of 30 days' if days are missing in the archive; else empty. */
export function daysInArchive({
  basis,
  trust: { missingDays },
}: Pick<PeriodFigures, 'basis' | 'trust'>): string {
  if (missingDays.length === 0) return '';
  return `${basis.days} of ${basis.days + missingDays.length}\u00a0days`;
}

/** 'vs week 46', or 'per day vs October'. Empty if nothing is compared. */
export function versus({ by }: ComparisonBasis, before: Period): string {
  if (by === 'nothing') return '';
  return `${by === 'day' ? 'per day ' : ''}vs ${periodName(before)}`;
}

/** The change of a comparison as text; `scale` as in `Money.rounded`. Null without a comparison. */
export function periodChange(
  money: Money,
  comparison: Comparison | null,
  scale?: number,
): Change | null {
  if (comparison === null) return null;
  return changeOf(money, comparison.cost, comparison.reference, scale);
}
