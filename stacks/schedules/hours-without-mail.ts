/**
 * How long the digest may send no mail before the alarm fires: the longest gap of its schedule plus a
 * grace period.
 */
import { readCron } from './cron-schedule.ts';
import { longestGapMinutes } from './longest-gap.ts';

/** Time for a run that starts late, is retried or waits for Athena. */
const graceHours = 2;

/**
 * CloudWatch looks back at most seven days, so a weekly digest has no grace period: the alarm fires as
 * soon as its mail is later than in the week before.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const maxLookbackHours = 7 * 24;

/** Hours without a mail after which the alarm fires. */
export function hoursWithoutMail(schedule: string): number {
  const gap = Math.ceil(longestGapMinutes(readCron(schedule)) / 60);
  return Math.min(gap + graceHours, maxLookbackHours);
}
