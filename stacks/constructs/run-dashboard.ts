/** The CloudWatch dashboard of the runs: what they counted, how long they took, what failed. */
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { Construct } from 'constructs';
import {
  type MetricName,
  metricDimensions,
  metricNamespace,
} from '../../src/observability/telemetry.ts';
import type { SystemFunction } from '../system/system-functions.ts';

export interface RunDashboardProps {
  readonly name: string;
  /** Dimension of every metric of the functions. */
  readonly system: string;
  readonly region: string;
  readonly functions: readonly SystemFunction[];
}

type Row = readonly (string | { readonly label: string })[];

interface Graph {
  readonly title: string;
  readonly stat: string;
  readonly metrics: readonly Row[];
}

/** CloudWatch's grid is 24 columns wide. */
const columns = 3;
const width = 24 / columns;
const height = 6;
const oneDay = 24 * 3600;

export class RunDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { name, system, region, functions }: RunDashboardProps,
  ) {
    super(scope, id);
    const widgets = [...ownGraphs(functions, system), ...lambdaGraphs(functions)].map(
      (graph, index) => ({
        type: 'metric',
        x: (index % columns) * width,
        y: Math.floor(index / columns) * height,
        width,
        height,
        properties: { ...graph, region, period: oneDay, view: 'timeSeries' },
      }),
    );
    new CloudwatchDashboard(this, 'dashboard', {
      dashboardName: name,
      dashboardBody: JSON.stringify({ widgets }),
    });
  }
}

function ownGraphs(functions: readonly SystemFunction[], system: string): readonly Graph[] {
  const row = (metric: MetricName, service: string): Row => [
    metricNamespace,
    metric,
    ...Object.entries(metricDimensions(service, system)).flat(),
  ];
  const own = (title: string, metric: MetricName, service: SystemFunction['folder']): Graph => ({
    title,
    stat: 'Maximum',
    metrics: [row(metric, service)],
  });
  return [
    own('Digests mailed', 'DigestSent', 'daily-digest'),
    own('Cost of the report day', 'ReportDayCost', 'daily-digest'),
    own('Rows archived', 'RowsArchived', 'daily-digest'),
    own('Bytes scanned', 'BytesScanned', 'daily-digest'),
    own('Accounts without an OU', 'UnassignedAccounts', 'daily-digest'),
    own('Accounts in the directory', 'AccountsInDirectory', 'account-directory'),
    own('Gaps in the archive', 'ArchiveGaps', 'partition-audit'),
    ...(functions.some(({ folder }) => folder === 'resource-metrics')
      ? [
          own('Metrics that CloudWatch charges for', 'MetricsAsked', 'resource-metrics'),
          own('Metrics that CloudWatch refused', 'MetricsInaccessible', 'resource-metrics'),
          own('Of them, answered before', 'MetricsNewlyRefused', 'resource-metrics'),
        ]
      : []),
    own('Mistakes in the allocation rules', 'RulesRejected', 'daily-digest'),
    {
      ...own('Days kept as they were', 'HeldDays', 'daily-digest'),
      metrics: ['daily-digest', 'backfill'].map((service) => row('HeldDays', service)),
    },
    {
      title: 'Failed steps',
      stat: 'Sum',
      metrics: functions.map(({ folder }) => row('StepFailed', folder)),
    },
  ];
}

function lambdaGraphs(functions: readonly SystemFunction[]): readonly Graph[] {
  const each = (title: string, metric: string, stat: string): Graph => ({
    title,
    stat,
    metrics: functions.map(
      ({ folder, name }): Row => ['AWS/Lambda', metric, 'FunctionName', name, { label: folder }],
    ),
  });
  return [each('Duration, ms', 'Duration', 'Maximum'), each('Errors', 'Errors', 'Sum')];
}
