/**
 * An alarm that knows its runbook page. Its name starts with the page's and ends with the system's,
 * so that several environments of one account do not overwrite each other's alarms.
 */

import type { CloudwatchMetricAlarmConfig } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { Construct } from 'constructs';

/** What every alarm of the system shares. */
export interface AlarmTarget {
  readonly topicArn: string;
  readonly runbooksUrl: string;
  /** Ends the names: 'acme-prod'. */
  readonly suffix: string;
  /** Dimension of every metric of the functions: 'acme-finops-prod'. */
  readonly system: string;
}

type Rule = Omit<
  CloudwatchMetricAlarmConfig,
  'alarmName' | 'alarmDescription' | 'alarmActions' | 'okActions' | 'evaluationPeriods'
> &
  Partial<Pick<CloudwatchMetricAlarmConfig, 'evaluationPeriods'>>;

export interface RunbookAlarmProps {
  readonly place: AlarmTarget;
  /** Name of the page under `runbooks/`, without `.md`. */
  readonly page: string;
  /** One sentence: what happened. */
  readonly meaning: string;
  /** Looks at one period unless it says otherwise. */
  readonly rule: Rule;
}

export class RunbookAlarm extends Construct {
  constructor(scope: Construct, id: string, { place, page, meaning, rule }: RunbookAlarmProps) {
    super(scope, id);
    new CloudwatchMetricAlarm(this, 'alarm', {
      alarmName: `${page}-${place.suffix}`,
      alarmDescription: `${meaning} What to do: ${place.runbooksUrl}/${page}.md`,
      alarmActions: [place.topicArn],
      okActions: [place.topicArn],
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
      ...rule,
    });
  }
}
