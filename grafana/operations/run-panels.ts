/**
 * The runs, from the metrics that the functions write and that alarms watch. A dashed line is the value above which
 * an alarm fires.
 */
import type { MetricPanel } from '../panels/panel.ts';
import { lambdaMetric, ownMetric } from '../sources/metric-query.ts';
import { type Run, runs, watchedFunctions } from './runs.ts';

const columns = 3;
const [width, height] = [24 / columns, 7];
/** Below the panels about the archive. */
const firstRow = 12;
const firstId = 10;

export function runPanels(): readonly MetricPanel[] {
  return [...runs.map(ownPanel), ...lambdaPanels()].map((panel, index) => ({
    ...panel,
    id: firstId + index,
    at: [(index % columns) * width, firstRow + Math.floor(index / columns) * height],
    size: [width, height],
  }));
}

type Unplaced = Omit<MetricPanel, 'id' | 'at' | 'size'>;

function ownPanel(run: Run): Unplaced {
  const { title, description, metric, partOfIt, by, unit, statistic, alarmAbove } = run;
  return {
    source: 'cloudwatch',
    visual: 'bars',
    title,
    description,
    unit: unit ?? 'count',
    queries: by.flatMap((service) => [
      ownMetric(metric, service, statistic),
      ...(partOfIt === undefined
        ? []
        : [ownMetric(partOfIt.metric, service, statistic, partOfIt.label)]),
    ]),
    ...(alarmAbove === undefined ? {} : { alarmAbove }),
  };
}

function lambdaPanels(): readonly Unplaced[] {
  const each = (name: string, statistic: string) =>
    watchedFunctions.map((service) => lambdaMetric(name, service, statistic));
  return [
    {
      source: 'cloudwatch',
      visual: 'bars',
      title: 'Errors of functions',
      description: 'Runs that failed: one alarm for each function.',
      unit: 'count',
      queries: each('Errors', 'Sum'),
      alarmAbove: 0,
    },
    {
      source: 'cloudwatch',
      visual: 'bars',
      title: 'Throttled runs',
      description: 'Lambda had no free concurrency and tries again later.',
      unit: 'count',
      queries: each('Throttles', 'Sum'),
    },
    {
      source: 'cloudwatch',
      visual: 'lines',
      title: 'Duration',
      description:
        'The longest run of the day. Above 80 % of its limit: alarm finops-digest-near-timeout.',
      unit: 'milliseconds',
      queries: each('Duration', 'Maximum'),
    },
  ];
}
