/**
 * Schedules as settings: EventBridge's cron expressions in UTC. The digest's own must come round within
 * the seven days over which CloudWatch can notice that nothing came.
 */
import * as z from 'zod';
import { type CronSchedule, readCron } from '../schedules/cron-schedule.ts';
import { longestGapMinutes, runningDays, runsAfter } from '../schedules/longest-gap.ts';

const accepted = 'an EventBridge schedule in UTC such as cron(0 7 * * ? *)';
const sevenDays = 7 * 24 * 60;

export const schedule = scheduleThat((cron) => {
  if (runningDays(cron).length === 0) return 'it names no day that any year has';
  if (cron.isEveryYear || runsAfter(cron, Date.now())) return null;
  return 'it never runs again: its years are over, or have no such day';
});

export const digestSchedule = scheduleThat((cron) =>
  longestGapMinutes(cron) > sevenDays
    ? 'the digest runs at least every seven days, in every year, since CloudWatch cannot watch over ' +
      'a longer silence'
    : null,
);

/** Every fault is said behind what is accepted. */
function scheduleThat(faultOf: (cron: CronSchedule) => string | null) {
  return z.string({ error: accepted }).superRefine((text, context) => {
    const problem = readProblem(text, faultOf);
    if (problem !== null) context.addIssue({ code: 'custom', message: `${accepted}; ${problem}` });
  });
}

function readProblem(text: string, faultOf: (cron: CronSchedule) => string | null): string | null {
  try {
    return faultOf(readCron(text));
  } catch (error) {
    return (error as Error).message;
  }
}
