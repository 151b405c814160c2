/**
 * The alarm that fires when nothing happened: no mail left in 24 hours, whether the run failed, was
 * never started, or the schedule is gone. Silence itself is what breaches.
 */
import { Construct } from 'constructs';
import { metricNamespace } from '../../functions/observability/telemetry.ts';
import { type AlarmPlace, RunbookAlarm } from './runbook-alarm.ts';

export class DeadManAlarm extends Construct {
  constructor(scope: Construct, id: string, { place }: { readonly place: AlarmPlace }) {
    super(scope, id);
    new RunbookAlarm(this, 'did-not-run', {
      place,
      page: 'finops-digest-did-not-run',
      meaning: 'No digest was mailed in the last 24 hours.',
      rule: {
        namespace: metricNamespace,
        metricName: 'DigestSent',
        dimensions: { service: 'daily-digest' },
        statistic: 'Sum',
        period: 24 * 3600,
        comparisonOperator: 'LessThanThreshold',
        threshold: 1,
        treatMissingData: 'breaching',
      },
    });
  }
}
