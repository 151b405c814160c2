/** Converts columns of days, which are stored as the number of days since 1970-01-01. */
import { type BillingDay, dayOfTime, timeOfDay } from '../domain/calendar/billing-day.ts';

const millisecondsPerDay = 86_400_000;

export function numberOfDay(day: BillingDay): number {
  return timeOfDay(day) / millisecondsPerDay;
}

export function dayOfNumber(days: number): BillingDay {
  return dayOfTime(days * millisecondsPerDay);
}

/** Each value as `convert` gives it. Neighbours are mostly of the same day, and a day is slow to parse. */
export function mapDays<A, B>(
  values: ArrayLike<A>,
  convert: (value: A) => B,
  mapped: { [row: number]: B },
): void {
  let last: A | undefined;
  let converted: B | undefined;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as A;
    if (value !== last) {
      last = value;
      converted = convert(value);
    }
    mapped[row] = converted as B;
  }
}
