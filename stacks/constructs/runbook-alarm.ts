/**
 * An alarm with a runbook page. Its name starts with the name of the page and ends with the name of the
 * system, so that environments of one account do not overwrite each other's alarms.
 */

import type { CloudwatchMetricAlarmConfig } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { Construct } from 'constructs';

/** Properties that all alarms of the system share. */
export interface SharedAlarmProps {
  readonly topicArn: string;
  readonly runbooksUrl: string;
  /** End of the alarms' names: 'acme-prod'. */
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
  readonly shared: SharedAlarmProps;
  /** Name of the page under `runbooks/`, without `.md`. */
  readonly runbook: string;
  /** One sentence: what happened. */
  readonly meaning: string;
  /** Evaluates one period unless it says otherwise. */
  readonly rule: Rule;
}

export class RunbookAlarm extends Construct {
  constructor(scope: Construct, id: string, { shared, runbook, meaning, rule }: RunbookAlarmProps) {
    super(scope, id);
    new CloudwatchMetricAlarm(this, 'alarm', {
      alarmName: `${runbook}-${shared.suffix}`,
      alarmDescription: `${meaning} What to do: ${shared.runbooksUrl}/${runbook}.md`,
      alarmActions: [shared.topicArn],
      okActions: [shared.topicArn],
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
      ...rule,
    });
  }
}
