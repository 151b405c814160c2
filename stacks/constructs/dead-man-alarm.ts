/**
 * A dead man's switch: the alarm that fires if no mail was sent for longer than the digest's schedule
 * allows. The cause may be a failed run, a run that never started or a deleted schedule. Missing data
 * counts as a breach.
 */

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { metricDimensions, metricNamespace } from '../../src/observability/telemetry.ts';
import { callerExpression, isExpression } from '../names/expressions.ts';
import { hoursWithoutMail } from '../schedules/hours-without-mail.ts';
import { RunbookAlarm, type SharedAlarmProps } from './runbook-alarm.ts';

export interface DeadManAlarmProps {
  readonly shared: SharedAlarmProps;
  /** The digest's schedule, an EventBridge cron expression. */
  readonly schedule: string;
}

export class DeadManAlarm extends Construct {
  constructor(scope: Construct, id: string, { shared, schedule }: DeadManAlarmProps) {
    super(scope, id);
    const hours = isExpression(schedule)
      ? callerExpression.hoursWithoutMail
      : hoursWithoutMail(schedule);
    new RunbookAlarm(this, 'did-not-run', {
      shared,
      runbook: 'finops-digest-did-not-run',
      meaning: `No digest was mailed in the last ${hours} hours; its schedule is ${schedule}.`,
      rule: {
        namespace: metricNamespace,
        metricName: 'DigestSent',
        dimensions: metricDimensions('daily-digest', shared.system),
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
