/**
 * The alarm that fires when nothing happened: no mail left for longer than the digest's schedule is
 * ever silent, whether the run failed, was never started, or the schedule is gone. Silence itself is
 * what breaches.
 */

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { metricDimensions, metricNamespace } from '../../src/observability/telemetry.ts';
import { callerExpression, isExpression } from '../names/expressions.ts';
import { silentHours } from '../schedules/silent-hours.ts';
import { type AlarmTarget, RunbookAlarm } from './runbook-alarm.ts';

export interface DeadManAlarmProps {
  readonly place: AlarmTarget;
  /** The digest's own, an EventBridge cron expression. */
  readonly schedule: string;
}

export class DeadManAlarm extends Construct {
  constructor(scope: Construct, id: string, { place, schedule }: DeadManAlarmProps) {
    super(scope, id);
    const hours = isExpression(schedule)
      ? callerExpression.digestSilentHours
      : silentHours(schedule);
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
