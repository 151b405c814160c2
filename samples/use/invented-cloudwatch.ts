/**
 * A store of metrics for a laptop, which has no CloudWatch: it invents how each resource is used, by its id, so that
 * the same question has the same answer. Nothing of it is measured.
 */
import {
  type BillingDay,
  dayOfTime,
  daysFromTo,
  partsOf,
  timeOfDay,
  weekdayOf,
} from '../../src/domain/calendar/billing-day.ts';
import { allKinds } from '../../src/metrics/catalogue/all-kinds.ts';
import type {
  MetricAnswer,
  MetricPoint,
  MetricQuery,
  MetricSource,
  MetricStatistic,
  MetricsAnswer,
  MetricsRequest,
} from '../../src/ports/metric-source.ts';
import { type MetricDay, metricsOfLoad } from './metrics-of-load.ts';
import { type UsePattern, usePatterns } from './patterns-of-use.ts';
import { randomNumbers } from './random-numbers.ts';

/** Relative to each other. Patterns that depend on the age of a resource are not among them. */
const shares: Readonly<Record<string, number>> = {
  busy: 9,
  bursty: 3,
  'weekend only': 1,
  'too large': 2,
  'memory not measured': 1,
  idle: 2,
  'idle but chatty': 1,
  unattached: 1,
};

/** AWS charges these for what they are asked to do: they cannot cost something and be idle. */
const paidByUse = new Set(['lambda-function', 'application-load-balancer', 'dynamodb-table']);

const hourSeconds = 3_600;
const dayMilliseconds = 24 * hourSeconds * 1000;
/** CloudWatch's samples of an hour: one in five minutes. */
const samplesPerHour = 12;
const peakHour = 14;

export class InventedCloudWatch implements MetricSource {
  ask({ from, to, accountId, queries }: MetricsRequest): Promise<MetricsAnswer> {
    const answers = queries.map(
      (query) => [query.id, answerTo(query, accountId ?? '', { from, to })] as const,
    );
    const answer = { answers: new Map(answers), calls: 1, retries: 0, askedAgain: 0, reasons: [] };
    return Promise.resolve(answer);
  }
}

function answerTo(
  query: MetricQuery,
  account: string,
  { from, to }: Pick<MetricsRequest, 'from' | 'to'>,
): MetricAnswer {
  const resource = resourceOf(query, account);
  const days = daysFromTo(dayOfTime(from), dayOfTime(to - 1));
  const points = days.flatMap((day) => pointsOn(query, day, metricOn(resource, query.metric, day)));
  return { state: 'complete', points: points.filter(({ at }) => at >= from && at < to) };
}

/** Null: the day has none. */
function pointsOn(query: MetricQuery, day: BillingDay, metric: MetricDay): readonly MetricPoint[] {
  if (metric === null) return [];
  const period = query.periodSeconds * 1000;
  return Array.from({ length: Math.floor(dayMilliseconds / period) }, (_, part) => {
    const at = timeOfDay(day) + part * period;
    return { at, value: pointOf(query, metric, new Date(at).getUTCHours()) };
  });
}

interface InventedResource {
  readonly id: string;
  readonly kind: string;
  readonly pattern: UsePattern;
}

function resourceOf(query: MetricQuery, account: string): InventedResource {
  const kind = kindOf(query);
  const id = `${account} ${query.dimensions[0]?.value}`;
  return { id, kind, pattern: patternOf(kind, id) };
}

function metricOn(
  { id, kind, pattern }: InventedResource,
  metric: string,
  day: BillingDay,
): MetricDay {
  if (pattern.isDetached) return null;
  const random = randomNumbers(`${id} ${day}`);
  const weekday = weekdayOf(day);
  const load = pattern.load({ dayNumber: 1, weekday, dayOfMonth: partsOf(day).day }, random);
  const metrics = metricsOfLoad[kind]?.({ ...load, isChatty: pattern.isChatty ?? false, random });
  return metrics?.[metric] ?? null;
}

/** Two kinds may have a metric of the same name, but not of the same dimension. */
function kindOf({ namespace, metric, dimensions }: MetricQuery): string {
  const found = allKinds.find(
    ({ id, metrics, namespace: own }) =>
      id.pattern.source.includes(`<${dimensions[0]?.name}>`) &&
      metrics.some((one) => one.name === metric && (one.namespace ?? own) === namespace),
  );
  return found?.kind ?? '';
}

function patternOf(kind: string, id: string): UsePattern {
  const possible = usePatterns
    .filter(({ kinds }) => kinds?.includes(kind) ?? true)
    .filter(({ truth }) => truth !== 'idle' || !paidByUse.has(kind))
    .flatMap((pattern) => Array.from({ length: shares[pattern.name] ?? 0 }, () => pattern));
  const at = Math.floor(randomNumbers(id).between(0, possible.length));
  return possible[at] as UsePattern;
}

function pointOf(
  { statistic, periodSeconds }: MetricQuery,
  day: NonNullable<MetricDay>,
  hour: number,
) {
  const ofHour: Readonly<Record<MetricStatistic, number>> = {
    Average: day.average,
    Minimum: Math.min(day.average, day.maximum) / 2,
    Maximum:
      hour === peakHour || periodSeconds > hourSeconds
        ? day.maximum
        : (day.average + day.maximum) / 2,
    Sum: (day.sum * periodSeconds) / (24 * hourSeconds),
    SampleCount: (samplesPerHour * periodSeconds) / hourSeconds,
    p95: day.average + (day.maximum - day.average) * 0.8,
  };
  return ofHour[statistic];
}
