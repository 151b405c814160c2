/**
 * Resources that an operator's commands read in addition to the digest's own data: alarms, schedules, the
 * queue of failed events and the log groups, with Terraform's names.
 */
import { callMoto } from './moto-json.ts';
import { pageFiles } from './runbook-page.ts';

export interface OperatorsAccount {
  readonly url: string;
  readonly region: string;
  /** 'acme-finops-prod' */
  readonly system: string;
}

export const scheduled = ['account-directory', 'daily-digest', 'partition-audit'] as const;

export async function provisionOperators(account: OperatorsAccount): Promise<void> {
  const { system } = account;
  for (const name of scheduled) {
    const input = { Name: `${system}-${name}`, ScheduleExpression: 'cron(0 7 * * ? *)' };
    await callMoto(account, { service: 'events', target: 'AWSEvents.PutRule', input });
  }
  const queue = { QueueName: `${system}-failed-events` };
  await callMoto(account, { service: 'sqs', target: 'AmazonSQS.CreateQueue', input: queue });
  const alarms = pageFiles().filter((file) => file.startsWith('finops-digest-'));
  for (const file of alarms) await putAlarm(account, file.replace(/\.md$/, ''));
}

/** CloudWatch's older protocol with form parameters. */
async function putAlarm({ url, region }: OperatorsAccount, page: string): Promise<void> {
  const authorization =
    `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/monitoring/aws4_request, ` +
    'SignedHeaders=host, Signature=none';
  const form = {
    Action: 'PutMetricAlarm',
    Version: '2010-08-01',
    AlarmName: `${page}-acme-prod`,
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: '1',
    MetricName: 'Errors',
    Namespace: 'AWS/Lambda',
    Period: '300',
    Statistic: 'Sum',
    Threshold: '0',
  };
  const body = new URLSearchParams(form);
  const response = await fetch(url, { method: 'POST', headers: { authorization }, body });
  if (!response.ok) throw new Error(`moto refuses the alarm ${page}: ${await response.text()}`);
}
