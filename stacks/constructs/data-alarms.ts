/**
 * Alarms on the results of the runs: events that failed three times, findings of the audit (days on which
 * archive and bill differ, duplicate files of the bill), held days, rejected allocation rules, metrics of resources that
 * CloudWatch refuses since today, and failed refreshes of the dashboard's data set.
 */
import { Construct } from 'constructs';
import { metricDimensions, metricNamespace } from '../../src/observability/telemetry.ts';
import { RunbookAlarm, type SharedAlarmProps } from './runbook-alarm.ts';

export interface DataAlarmsProps {
  readonly shared: SharedAlarmProps;
  readonly failedEventsQueue: string;
  /** QuickSight data set; if undefined there is nothing to refresh. */
  readonly dataSetId: string | undefined;
  /** Whether CloudWatch is asked for metrics of resources. */
  readonly hasResourceMetrics: boolean;
}

const moreThanNone = { comparisonOperator: 'GreaterThanThreshold', threshold: 0 } as const;

export class DataAlarms extends Construct {
  constructor(scope: Construct, id: string, props: DataAlarmsProps) {
    super(scope, id);
    this.#createFailedEventsAlarm(props);
    this.#createGapAlarm(props);
    this.#createHeldDaysAlarm(props);
    this.#createRulesAlarm(props);
    if (props.hasResourceMetrics) this.#createRefusedMetricsAlarm(props);
    if (props.dataSetId !== undefined) this.#createRefreshErrorAlarm(props.shared, props.dataSetId);
  }

  #createFailedEventsAlarm({ shared, failedEventsQueue }: DataAlarmsProps): void {
    new RunbookAlarm(this, 'failed-events', {
      shared,
      runbook: 'finops-digest-failed-events',
      meaning: 'A run failed three times and was given up.',
      rule: {
        namespace: 'AWS/SQS',
        metricName: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: failedEventsQueue },
        statistic: 'Maximum',
        period: 300,
        ...moreThanNone,
      },
    });
  }

  #createGapAlarm({ shared }: DataAlarmsProps): void {
    new RunbookAlarm(this, 'archive-gaps', {
      shared,
      runbook: 'finops-digest-archive-gaps',
      meaning: 'The weekly audit found days whose archive is not what the bill says.',
      rule: {
        namespace: metricNamespace,
        metricName: 'ArchiveGaps',
        dimensions: metricDimensions('partition-audit', shared.system),
        statistic: 'Maximum',
        period: 3600,
        ...moreThanNone,
      },
    });
  }

  /** One alarm for the two functions that archive days: the daily run and the backfill. */
  #createHeldDaysAlarm({ shared }: DataAlarmsProps): void {
    const heldBy = (service: string) => ({
      id: `held_by_${service.replace('-', '_')}`,
      returnData: false,
      metric: {
        namespace: metricNamespace,
        metricName: 'HeldDays',
        dimensions: metricDimensions(service, shared.system),
        stat: 'Maximum',
        period: 3600,
      },
    });
    new RunbookAlarm(this, 'held-days', {
      shared,
      runbook: 'finops-digest-held-days',
      meaning: 'Archived days were kept as they were, because the bill cannot be trusted.',
      rule: {
        metricQuery: [
          heldBy('daily-digest'),
          heldBy('backfill'),
          {
            id: 'held',
            expression: 'MAX([FILL(held_by_daily_digest, 0), FILL(held_by_backfill, 0)])',
            label: 'Days kept as they were',
            returnData: true,
          },
        ],
        ...moreThanNone,
      },
    });
  }

  #createRulesAlarm({ shared }: DataAlarmsProps): void {
    new RunbookAlarm(this, 'rules-rejected', {
      shared,
      runbook: 'finops-digest-rules-rejected',
      meaning: 'The allocation rules contain mistakes: the last good rules are used.',
      rule: {
        namespace: metricNamespace,
        metricName: 'RulesRejected',
        dimensions: metricDimensions('daily-digest', shared.system),
        statistic: 'Maximum',
        period: 3600,
        ...moreThanNone,
      },
    });
  }

  #createRefusedMetricsAlarm({ shared }: DataAlarmsProps): void {
    new RunbookAlarm(this, 'metrics-refused', {
      shared,
      runbook: 'finops-digest-metrics-refused',
      meaning: 'CloudWatch refuses metrics of accounts or Regions that answered the day before.',
      rule: {
        namespace: metricNamespace,
        metricName: 'MetricsNewlyRefused',
        dimensions: metricDimensions('resource-metrics', shared.system),
        statistic: 'Maximum',
        period: 3600,
        ...moreThanNone,
      },
    });
  }

  /** https://docs.aws.amazon.com/quicksight/latest/user/monitoring-quicksight.html */
  #createRefreshErrorAlarm(shared: SharedAlarmProps, dataSetId: string): void {
    new RunbookAlarm(this, 'spice-refresh-errors', {
      shared,
      runbook: 'finops-digest-spice-refresh-errors',
      meaning: `QuickSight could not refresh the data set ${dataSetId}.`,
      rule: {
        namespace: 'AWS/QuickSight',
        metricName: 'IngestionErrorCount',
        dimensions: { DatasetId: dataSetId },
        statistic: 'Sum',
        period: 300,
        ...moreThanNone,
      },
    });
  }
}
