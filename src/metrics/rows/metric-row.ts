/** The day's figures of one metric, from the points that CloudWatch answered. Unknown stays null, never 0. */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { MetricAnswer, MetricPoint, MetricStatistic } from '../../ports/metric-source.ts';
import type { Figure } from '../catalogue/resource-kind.ts';
import { dimensionText } from '../plan/asked-metric.ts';
import type { AskedQueries } from '../plan/plan-requests.ts';

/** One row of `resource_metrics`, without the day. */
export interface MetricRow {
  readonly account: string;
  readonly region: string;
  readonly resourceId: string;
  readonly kind: string;
  readonly metric: string;
  readonly dimension: string;
  readonly state: 'complete' | 'partial' | 'none' | 'inaccessible';
  readonly unit: string;
  readonly average: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly sum: number | null;
  readonly p95: number | null;
  readonly samples: number | null;
}

type Points = ReadonlyMap<MetricStatistic, readonly MetricPoint[]>;

/** `answers`: by the id of the query; a query without an answer is not complete. */
export function metricRow(
  { asked, queries }: AskedQueries,
  answers: ReadonlyMap<string, MetricAnswer>,
): MetricRow {
  const { resource, metric } = asked;
  const found = queries.map(({ id }) => answers.get(id)?.state ?? 'partial');
  const points: Points = new Map(
    queries.map(({ id, statistic }) => [statistic, answers.get(id)?.points ?? []]),
  );
  const state = stateOf(found, points);
  const figures = state === 'complete' ? figuresOf(points, metric) : noFigures;
  return {
    account: resource.account,
    region: resource.region,
    resourceId: resource.resourceId,
    kind: resource.kind.kind,
    metric: metric.name,
    dimension: dimensionText(metric),
    unit: metric.unit,
    state,
    ...figures,
    samples: state === 'none' ? 0 : state === 'complete' ? hoursOf(points) : null,
  };
}

/** The worst that one of the statistics has: figures of different hours would contradict each other. */
function stateOf(found: readonly MetricAnswer['state'][], points: Points): MetricRow['state'] {
  if (found.includes('inaccessible')) return 'inaccessible';
  if (found.includes('partial')) return 'partial';
  return [...points.values()].every((of) => of.length === 0) ? 'none' : 'complete';
}

const noFigures = { average: null, minimum: null, maximum: null, sum: null, p95: null } as const;

/** Only the figures that the catalogue names: for others AWS documents that they mean nothing. */
function figuresOf(
  points: Points,
  { figures, isDaily }: AskedQueries['asked']['metric'],
): Pick<MetricRow, keyof typeof noFigures> {
  const has = (figure: Figure) => figures.includes(figure);
  return {
    average: !has('average') ? null : isDaily ? only(points, 'Average') : averageOf(points),
    minimum: has('minimum') ? extreme(points, 'Minimum', Math.min) : null,
    maximum: has('maximum') ? extreme(points, 'Maximum', Math.max) : null,
    sum: has('sum') ? totalOf(points, 'Sum') : null,
    p95: only(points, 'p95'),
  };
}

function valuesOf(points: Points, statistic: MetricStatistic): readonly number[] {
  return (points.get(statistic) ?? []).map(({ value }) => value);
}

function only(points: Points, statistic: MetricStatistic): number | null {
  return valuesOf(points, statistic)[0] ?? null;
}

function totalOf(points: Points, statistic: MetricStatistic): number | null {
  const values = valuesOf(points, statistic);
  return values.length === 0 ? null : sumOf(values);
}

function averageOf(points: Points): number | null {
  const [sum, count] = [totalOf(points, 'Sum'), totalOf(points, 'SampleCount')];
  return sum === null || count === null || count === 0 ? null : sum / count;
}

function extreme(
  points: Points,
  statistic: MetricStatistic,
  of: (...values: number[]) => number,
): number | null {
  const values = valuesOf(points, statistic);
  return values.length === 0 ? null : of(...values);
}

function hoursOf(points: Points): number {
  const hourly = [...points].filter(([statistic]) => statistic !== 'p95');
  return new Set(hourly.flatMap(([, of]) => of.map(({ at }) => at))).size;
}
