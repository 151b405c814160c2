/** What is shown about the runs: the metrics that the functions write, and the alarms that watch them. */
import type { MetricName } from '../../src/observability/telemetry.ts';
import type { MetricPanel } from '../panels/panel.ts';

/** Folders of `functions/` that run on a schedule or by hand. */
export const watchedFunctions = [
  'account-directory',
  'daily-digest',
  'dashboard-snapshot',
  'partition-audit',
  'backfill',
  'resource-metrics',
] as const;

type Watched = (typeof watchedFunctions)[number];

export interface Run {
  readonly title: string;
  readonly description: string;
  readonly metric: MetricName;
  /** Another metric, which counts some of the same. */
  readonly partOfIt?: { readonly metric: MetricName; readonly label: string };
  readonly by: readonly Watched[];
  readonly unit?: MetricPanel['unit'];
  readonly statistic?: 'Sum' | 'Maximum';
  readonly alarmAbove?: number;
}

export const runs: readonly Run[] = [
  {
    title: 'Digests mailed',
    description: 'None for longer than the schedule allows: alarm finops-digest-did-not-run.',
    metric: 'DigestSent',
    by: ['daily-digest'],
    statistic: 'Sum',
  },
  {
    title: 'Failed steps',
    description: 'Steps of runs that failed. A failed run also counts in Errors of Lambda.',
    metric: 'StepFailed',
    by: watchedFunctions,
    statistic: 'Sum',
  },
  {
    title: 'Bytes scanned',
    description: 'What Athena read for the queries of a run, the largest of the day.',
    metric: 'BytesScanned',
    by: ['daily-digest'],
    unit: 'bytes',
  },
  {
    title: 'Rows archived',
    description: 'Rows of the days that a run wrote.',
    metric: 'RowsArchived',
    by: ['daily-digest', 'backfill'],
  },
  {
    title: 'Held days',
    description:
      'Days that stay as they are, because the bill lost data: alarm finops-digest-held-days.',
    metric: 'HeldDays',
    by: ['daily-digest', 'backfill'],
    alarmAbove: 0,
  },
  {
    title: 'Gaps in the archive',
    description:
      'Days on which archive and bill differ, found weekly: alarm finops-digest-archive-gaps.',
    metric: 'ArchiveGaps',
    by: ['partition-audit'],
    alarmAbove: 0,
  },
  {
    title: 'Mistakes in the allocation rules',
    description: 'The last good rules are used: alarm finops-digest-rules-rejected.',
    metric: 'RulesRejected',
    by: ['daily-digest'],
    alarmAbove: 0,
  },
  {
    title: 'Accounts without an OU',
    description: 'Accounts with cost that the account directory does not have.',
    metric: 'UnassignedAccounts',
    by: ['daily-digest'],
  },
  {
    title: 'Accounts in the directory',
    description: 'A sudden fall may be a directory that is not complete.',
    metric: 'AccountsInDirectory',
    by: ['account-directory'],
  },
  {
    title: 'Metrics that CloudWatch charges for',
    description: 'Of resource-metrics, which is off by default: 0.01 USD for 1,000.',
    metric: 'MetricsAsked',
    by: ['resource-metrics'],
    statistic: 'Sum',
  },
  {
    title: 'Metrics that CloudWatch refused',
    description:
      'All, and those of accounts that answered the day before: alarm finops-digest-metrics-refused.',
    metric: 'MetricsInaccessible',
    partOfIt: { metric: 'MetricsNewlyRefused', label: 'answered-before' },
    by: ['resource-metrics'],
  },
  {
    title: 'Cost of the report day',
    description: "By the digest's cost metric, in the bill's currency.",
    metric: 'ReportDayCost',
    by: ['daily-digest'],
    unit: 'amount',
  },
];
