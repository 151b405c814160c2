/**
 * Alarms on what the runs leave behind: events given up on, gaps in the archive, days kept as they
 * were, the dashboard's copy.
 */
import { Construct } from 'constructs';
import { metricDimensions, metricNamespace } from '../../src/observability/telemetry.ts';
import { type AlarmTarget, RunbookAlarm } from './runbook-alarm.ts';

export interface DataAlarmsProps {
  readonly place: AlarmTarget;
  readonly failedEventsQueue: string;
  /** QuickSight dataset; without one there is nothing to refresh. */
  readonly dataSetId: string | undefined;
}

const moreThanNone = { comparisonOperator: 'GreaterThanThreshold', threshold: 0 } as const;

export class DataAlarms extends Construct {
  constructor(scope: Construct, id: string, props: DataAlarmsProps) {
    super(scope, id);
    this.#createFailedEvents(props);
    this.#createGaps(props);
    this.#createHeldDays(props);
    if (props.dataSetId !== undefined) this.#createRefreshErrors(props.place, props.dataSetId);
  }

  #createFailedEvents({ place, failedEventsQueue }: DataAlarmsProps): void {
    new RunbookAlarm(this, 'failed-events', {
      place,
      page: 'finops-digest-failed-events',
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

  #createGaps({ place }: DataAlarmsProps): void {
    new RunbookAlarm(this, 'archive-gaps', {
      place,
      page: 'finops-digest-archive-gaps',
      meaning: 'The weekly audit found days whose archive is not what the bill says.',
      rule: {
        namespace: metricNamespace,
        metricName: 'ArchiveGaps',
        dimensions: metricDimensions('partition-audit', place.system),
        statistic: 'Maximum',
        period: 3600,
        ...moreThanNone,
      },
    });
  }

  /** One alarm for both who archive: the daily run and a backfill. */
  #createHeldDays({ place }: DataAlarmsProps): void {
    const heldBy = (service: string) => ({
      id: `held_by_${service.replace('-', '_')}`,
      returnData: false,
      metric: {
        namespace: metricNamespace,
        metricName: 'HeldDays',
        dimensions: metricDimensions(service, place.system),
        stat: 'Maximum',
        period: 3600,
      },
    });
    new RunbookAlarm(this, 'held-days', {
      place,
      page: 'finops-digest-held-days',
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

  /** https://docs.aws.amazon.com/quicksight/latest/user/monitoring-quicksight.html */
  #createRefreshErrors(place: AlarmTarget, dataSetId: string): void {
    new RunbookAlarm(this, 'spice-refresh-errors', {
      place,
      page: 'finops-digest-spice-refresh-errors',
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
