/** How long the digest may be silent before that is an alarm: the longest gap of its schedule, and a grace. */
import { readCron } from './cron-schedule.ts';
import { longestGapMinutes } from './longest-gap.ts';

/** For a run that starts late, is tried again, or waits for Athena. */
const graceHours = 2;

/**
 * CloudWatch looks back seven days at most, so a digest that runs once a week has no grace: it is in
 * alarm for as long as its mail is later than the week before.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const maxLookbackHours = 7 * 24;

/** Hours without a mail after which the alarm fires. */
export function silentHours(schedule: string): number {
  const gap = Math.ceil(longestGapMinutes(readCron(schedule)) / 60);
  return Math.min(gap + graceHours, maxLookbackHours);
}
