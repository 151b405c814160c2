/** How long a schedule is silent at most between two runs: what its dead man's alarm must bear. */
import type { CronSchedule } from './cron-schedule.ts';

const minutesOfDay = 24 * 60;
const millisecondsOfDay = minutesOfDay * 60_000;

/** After 28 years days of the week and leap days come round again, from any year but a century's. */
const firstDay = Date.UTC(2001, 0, 1);
const calendarDays = 28 * 365 + 7;

/** In minutes; infinite where it never runs, or not in every year. */
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

/** Numbers of the days of 28 years on which it runs. */
export function runningDays(schedule: CronSchedule): readonly number[] {
  return Array.from({ length: calendarDays }, (_, at) => at).filter((at) =>
    runsOn(schedule, firstDay + at * millisecondsOfDay),
  );
}

/** Whether a day is left on which it runs, in the years that it names. `now` in milliseconds. */
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

/** In any year: those that the schedule names are not looked at. */
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

/** Without spreading ten thousand arguments. */
function longest(gaps: readonly number[]): number {
  return gaps.reduce((most, gap) => Math.max(most, gap), 0);
}
