/**
 * The days on which a cron expression runs: by the day of the month, with its last day (L) and the
 * nearest weekday (15W), or by the day of the week, with the last one (6L) and the nth (2#1).
 */
import { CronFieldError, cronFields, singleValue, valuesOf } from './cron-fields.ts';

/** A calendar day in UTC. */
export interface CalendarDay {
  readonly date: number;
  /** Sunday is 1, as in EventBridge. */
  readonly weekday: number;
  readonly lastDate: number;
}

export type DayRule = (day: CalendarDay) => boolean;

/** Throws a CronFieldError, also if not exactly one of the two fields is '?'. */
export function dayRule(dayOfMonth: string, dayOfWeek: string): DayRule {
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new CronFieldError('one of day of month and day of week must be ?, and the other not');
  }
  return dayOfWeek === '?' ? dayOfMonthRule(dayOfMonth) : dayOfWeekRule(dayOfWeek);
}

function dayOfMonthRule(text: string): DayRule {
  if (text === 'L') return ({ date, lastDate }) => date === lastDate;
  if (/^\d+W$/.test(text)) {
    const wanted = singleValue(cronFields.dayOfMonth, text.slice(0, -1));
    return (day) => day.date === nearestWeekday(wanted, day);
  }
  const dates = valuesOf(cronFields.dayOfMonth, text);
  return ({ date }) => dates.has(date);
}

/** The weekday nearest to a date within its month; null if the month does not have the date. */
function nearestWeekday(wanted: number, { date, weekday, lastDate }: CalendarDay): number | null {
  if (wanted > lastDate) return null;
  const its = ((((weekday - 1 + wanted - date) % 7) + 7) % 7) + 1;
  if (its === 7) return wanted === 1 ? 3 : wanted - 1;
  if (its === 1) return wanted === lastDate ? wanted - 2 : wanted + 1;
  return wanted;
}

function dayOfWeekRule(text: string): DayRule {
  const field = cronFields.dayOfWeek;
  if (text === 'L') return ({ weekday }) => weekday === field.to;
  if (/^.+L$/.test(text)) {
    const wanted = singleValue(field, text.slice(0, -1));
    return ({ date, weekday, lastDate }) => weekday === wanted && date + 7 > lastDate;
  }
  if (text.includes('#')) return nthRule(text);
  const weekdays = valuesOf(field, text);
  return ({ weekday }) => weekdays.has(weekday);
}

function nthRule(text: string): DayRule {
  const [day = '', nth = '', ...extra] = text.split('#');
  if (!/^[1-5]$/.test(nth) || extra.length > 0) {
    throw new CronFieldError(`day of week '${text}': # takes one day and its number, 1 to 5`);
  }
  const wanted = singleValue(cronFields.dayOfWeek, day);
  return ({ date, weekday }) => weekday === wanted && Math.ceil(date / 7) === Number(nth);
}
