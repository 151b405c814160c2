/**
 * Alarms at half of the rates at which SES puts a sender under review, so that there is time to act
 * before SES stops the mail:
 * https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html
 */
import { Construct } from 'constructs';
import { type AlarmTarget, RunbookAlarm } from './runbook-alarm.ts';

export interface MailAlarmsProps {
  readonly target: AlarmTarget;
  readonly configurationSet: string;
}

/** Shares of the sent mails. SES reviews a sender at 5 % bounces and 0.1 % complaints. */
const rates = [
  {
    page: 'finops-digest-mail-bounces',
    metricName: 'Reputation.BounceRate',
    threshold: 0.025,
    meaning: 'More than 2.5 % of the mails bounce.',
  },
  {
    page: 'finops-digest-mail-complaints',
    metricName: 'Reputation.ComplaintRate',
    threshold: 0.0005,
    meaning: 'More than 0.05 % of the mails are reported as spam.',
  },
] as const;

export class MailAlarms extends Construct {
  constructor(scope: Construct, id: string, { target, configurationSet }: MailAlarmsProps) {
    super(scope, id);
    for (const { page, metricName, threshold, meaning } of rates) {
      new RunbookAlarm(this, page, {
        target,
        page,
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
