/**
 * The alarm that fires when nothing happened: no mail left for longer than the digest's schedule is
 * ever silent, whether the run failed, was never started, or the schedule is gone. Silence itself is
 * what breaches.
 */
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { metricDimensions, metricNamespace } from '../../src/observability/telemetry.ts';
import { readCron } from '../cron-schedule.ts';
import { longestGapMinutes } from '../longest-gap.ts';
import { fromCaller, isExpression } from '../module/expressions.ts';
import { type AlarmPlace, RunbookAlarm } from './runbook-alarm.ts';

export interface DeadManAlarmProps {
  readonly place: AlarmPlace;
  /** The digest's own, an EventBridge cron expression. */
  readonly schedule: string;
}

/** For a run that starts late, is tried again, or waits for Athena. */
const graceHours = 2;

/**
 * CloudWatch looks back seven days at most, so a digest that runs once a week has no grace: it is in
 * alarm for as long as its mail is later than the week before.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const longestLook = 7 * 24;

/** Hours without a mail after which the alarm fires. */
export function silentHours(schedule: string): number {
  const gap = Math.ceil(longestGapMinutes(readCron(schedule)) / 60);
  return Math.min(gap + graceHours, longestLook);
}

export class DeadManAlarm extends Construct {
  constructor(scope: Construct, id: string, { place, schedule }: DeadManAlarmProps) {
    super(scope, id);
    const hours = isExpression(schedule) ? fromCaller.digestSilentHours : silentHours(schedule);
    new RunbookAlarm(this, 'did-not-run', {
      place,
      page: 'finops-digest-did-not-run',
      meaning: `No digest was mailed in the last ${hours} hours; its schedule is ${schedule}.`,
      rule: {
        namespace: metricNamespace,
        metricName: 'DigestSent',
        dimensions: metricDimensions('daily-digest', place.system),
        statistic: 'Sum',
        period: 3600,
        evaluationPeriods: typeof hours === 'number' ? hours : Token.asNumber(hours),
        comparisonOperator: 'LessThanThreshold',
        threshold: 1,
        treatMissingData: 'breaching',
      },
    });
  }
}
