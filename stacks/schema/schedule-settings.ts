/**
 * Schedules as settings: EventBridge cron expressions in UTC. The digest must run at least every seven
 * days, because CloudWatch cannot detect a longer silence.
 */
import * as z from 'zod';
import { type CronSchedule, readCron } from '../schedules/cron-schedule.ts';
import { longestGapMinutes, runningDays, runsAfter } from '../schedules/longest-gap.ts';

const accepted = 'an EventBridge schedule in UTC such as cron(0 7 * * ? *)';
const sevenDays = 7 * 24 * 60;

export const schedule = scheduleThat((cron) => {
  if (runningDays(cron).length === 0) return 'no year has such a day';
  if (cron.isEveryYear || runsAfter(cron, Date.now())) return null;
  return 'it never runs again: its years are past or do not have such a day';
});

export const digestSchedule = scheduleThat((cron) =>
  longestGapMinutes(cron) > sevenDays
    ? 'the digest runs at least every seven days, in every year, because CloudWatch cannot detect ' +
      'a longer silence'
    : null,
);

/** The message gives what is accepted, then the problem. */
function scheduleThat(problemOf: (cron: CronSchedule) => string | null) {
  return z.string({ error: accepted }).superRefine((text, context) => {
    const problem = readProblem(text, problemOf);
    if (problem !== null) context.addIssue({ code: 'custom', message: `${accepted}; ${problem}` });
  });
}

function readProblem(
  text: string,
  problemOf: (cron: CronSchedule) => string | null,
): string | null {
  try {
    return problemOf(readCron(text));
  } catch (error) {
    return (error as Error).message;
  }
}
