/**
 * Days, counts and percentages as English text. Pure: the same day gives the same text in every time zone.
 * U+00A0 keeps a number on one line with its unit.
 */
import { type BillingDay, timeOfDay } from '../../domain/calendar/billing-day.ts';

/** No-break space. */
export const nbsp = '\u00a0';

const numberWords = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const formats = new Map<string, Intl.DateTimeFormat>();

/** Keeps the formats: making one takes longer than all other words of a mail. */
function part(day: BillingDay, options: Intl.DateTimeFormatOptions): string {
  const key = Object.entries(options).join();
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(timeOfDay(day));
}

/** 'Friday'. */
export function weekdayName(day: BillingDay): string {
  return part(day, { weekday: 'long' });
}

/** '20 November'. */
export function dayAndMonth(day: BillingDay): string {
  return `${part(day, { day: 'numeric' })}${nbsp}${part(day, { month: 'long' })}`;
}

/** 'Friday 20 November'. */
export function weekdayAndDay(day: BillingDay): string {
  return `${weekdayName(day)} ${dayAndMonth(day)}`;
}

/** 'Friday 20 November 2026'. */
export function fullDay(day: BillingDay): string {
  return `${weekdayAndDay(day)} ${day.slice(0, 4)}`;
}

/** 'Fri 20 Nov'. */
export function shortDay(day: BillingDay): string {
  const month = part(day, { month: 'short' });
  return [part(day, { weekday: 'short' }), part(day, { day: 'numeric' }), month].join(nbsp);
}

/** 'November'. */
export function monthName(day: BillingDay): string {
  return part(day, { month: 'long' });
}

/** A count as a word up to twelve ('two'), in digits above ('1,204'); 'no' for zero. */
export function countWord(count: number): string {
  return numberWords[count] ?? count.toLocaleString('en-US');
}

/** The text with a capital first letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** 'one unit', 'three units', '1,204 lines'. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${countWord(count)} ${count === 1 ? one : many}`;
}

/** A fraction of 0 or more as '8.8 %' below ten per cent, '96 %' above. */
export function percent(fraction: number): string {
  const value = fraction * 100;
  if (value > 0 && value < 0.05) return `less than 0.1${nbsp}%`;
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value).toLocaleString('en-US')}${nbsp}%`;
}

/** A share from 0 to 1 in integer per cent; rounding never turns a part into 0 or 100. */
export function wholePercent(fraction: number): string {
  if (fraction > 0 && fraction < 0.01) return `less than 1${nbsp}%`;
  if (fraction < 1 && fraction > 0.99) return `more than 99${nbsp}%`;
  return `${Math.round(fraction * 100)}${nbsp}%`;
}
