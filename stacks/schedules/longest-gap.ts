/** The longest time between two runs of a schedule, which the alarm "did not run" must allow. */
import type { CronSchedule } from './cron-schedule.ts';

const minutesOfDay = 24 * 60;
const millisecondsOfDay = minutesOfDay * 60_000;

/**
 * Weekdays and leap days repeat every 28 years, from any year as long as no century year is skipped.
 */
const firstDay = Date.UTC(2001, 0, 1);
const calendarDays = 28 * 365 + 7;

/** In minutes; infinite if it never runs, or not in every year. */
export function longestGapMinutes(schedule: CronSchedule): number {
  const first = schedule.times[0];
  const last = schedule.times.at(-1);
  const days = runningDays(schedule);
  if (first === undefined || last === undefined || !schedule.isEveryYear || days.length === 0) {
    return Number.POSITIVE_INFINITY;
  }
  const within = gapsOf(schedule.times);
  const between = gapsOf([...days, (days[0] ?? 0) + calendarDays]).map(
    (gap) => gap * minutesOfDay + first - last,
  );
  return Math.max(...within, longest(between));
}

/** The days of a 28-year cycle on which it runs, as day numbers. */
export function runningDays(schedule: CronSchedule): readonly number[] {
  return Array.from({ length: calendarDays }, (_, at) => at).filter((at) =>
    runsOn(schedule, firstDay + at * millisecondsOfDay),
  );
}

/** Whether it still runs after `now` (milliseconds) in the years that it contains. */
export function runsAfter(schedule: CronSchedule, now: number): boolean {
  const today = now - (now % millisecondsOfDay);
  return [...schedule.years].some((year) => {
    const [from, to] = [Math.max(Date.UTC(year, 0, 1), today), Date.UTC(year + 1, 0, 1)];
    const days = Math.max(0, (to - from) / millisecondsOfDay);
    return Array.from({ length: days }, (_, at) => from + at * millisecondsOfDay).some((day) =>
      runsOn(schedule, day),
    );
  });
}

/** Ignores the years of the schedule. */
function runsOn({ months, isDay }: CronSchedule, milliseconds: number): boolean {
  const time = new Date(milliseconds);
  const [year, month] = [time.getUTCFullYear(), time.getUTCMonth()];
  const lastDate = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = { date: time.getUTCDate(), weekday: time.getUTCDay() + 1, lastDate };
  return months.has(month + 1) && isDay(day);
}

function gapsOf(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, at) => value - (values[at] ?? value));
}

/** Does not pass ten thousand arguments to Math.max. */
function longest(gaps: readonly number[]): number {
  return gaps.reduce((most, gap) => Math.max(most, gap), 0);
}
