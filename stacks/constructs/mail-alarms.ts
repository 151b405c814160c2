/**
 * Alarms at half of the rates at which SES puts a sender under review, so that there is time to act
 * before SES stops the mail:
 * https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html
 */
import { Construct } from 'constructs';
import { RunbookAlarm, type SharedAlarmProps } from './runbook-alarm.ts';

export interface MailAlarmsProps {
  readonly shared: SharedAlarmProps;
  readonly configurationSet: string;
}

/** Shares of the sent mails. SES reviews a sender at 5 % bounces and 0.1 % complaints. */
const rates = [
  {
    runbook: 'finops-digest-mail-bounces',
    metricName: 'Reputation.BounceRate',
    threshold: 0.025,
    meaning: 'More than 2.5 % of the mails bounce.',
  },
  {
    runbook: 'finops-digest-mail-complaints',
    metricName: 'Reputation.ComplaintRate',
    threshold: 0.0005,
    meaning: 'More than 0.05 % of the mails are reported as spam.',
  },
] as const;

export class MailAlarms extends Construct {
  constructor(scope: Construct, id: string, { shared, configurationSet }: MailAlarmsProps) {
    super(scope, id);
    for (const { runbook, metricName, threshold, meaning } of rates) {
      new RunbookAlarm(this, runbook, {
        shared,
        runbook,
        meaning,
        rule: {
          namespace: 'AWS/SES',
          metricName,
          dimensions: { 'ses:configuration-set': configurationSet },
          statistic: 'Average',
          period: 3600,
          comparisonOperator: 'GreaterThanThreshold',
          threshold,
        },
      });
    }
  }
}
