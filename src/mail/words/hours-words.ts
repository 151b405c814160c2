/** How much there is of a day that is not complete, as text. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { hoursOfDay } from '../../domain/figures/day-lines.ts';
import type { DataState } from '../../domain/figures/figures.ts';
import { nbsp } from './date-and-number-words.ts';

/** '15 of 24 hours'. */
export function hoursWords(hours: number): string {
  return `${hours} of ${hoursOfDay}${nbsp}hours`;
}

/** The hours of the reported day, '15 of 24 hours'; empty if it is complete. */
export function reportedHours(data: DataState): string {
  return data.state === 'partial' ? hoursWords(data.hours) : '';
}

/** 'Thu 15 Oct has 15 of 24 hours so far', 'Thu 15 Oct not in yet'; empty if that day is reported. */
export function requestedDayWords(
  data: DataState,
  {
    requestedDay,
    reportDay,
  }: { readonly requestedDay: BillingDay; readonly reportDay: BillingDay },
  write: (day: BillingDay) => string,
): string {
  if (data.state === 'complete' || requestedDay === reportDay) return '';
  const day = write(requestedDay);
  if (data.state === 'incomplete' && data.hours !== null) {
    return `${day} has ${hoursWords(data.hours)} so far`;
  }
  const isAbsent = data.state === 'missing' || data.state === 'partial';
  return `${day} not ${isAbsent ? 'in' : 'complete'} yet`;
}
