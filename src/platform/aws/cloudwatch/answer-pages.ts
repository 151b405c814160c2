/**
 * Puts together what GetMetricData answers in several pages: points by query, each time once, and whether they
 * are all. What was not answered is not complete.
 */
import type { MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { MetricAnswer, MetricPoint } from '../../../ports/metric-source.ts';

interface Found {
  readonly points: Map<number, number>;
  state: MetricAnswer['state'];
}

export class AnswerPages {
  readonly #found: Map<string, Found>;
  readonly #reasons = new Set<string>();

  constructor(ids: readonly string[]) {
    this.#found = new Map(ids.map((id) => [id, { points: new Map(), state: 'partial' }]));
  }

  /** Why something is not complete, in AWS's words, each once; nothing where all is. */
  get reasons(): readonly string[] {
    const isComplete = [...this.#found.values()].every(({ state }) => state === 'complete');
    return isComplete ? [] : [...this.#reasons];
  }

  /** The ids whose points are not all there. */
  get partial(): readonly string[] {
    return [...this.#found].filter(([, { state }]) => state === 'partial').map(([id]) => id);
  }

  /** Before the ids are asked again: from then on only the new answer counts. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.#found.set(id, { points: new Map(), state: 'partial' });
  }

  /** A later page says more of the same query: its state is that of all pages together. */
  add(result: MetricDataResult): void {
    const found = this.#found.get(result.Id ?? '');
    if (found === undefined) return;
    found.state = stateOf(result);
    for (const { Code, Value } of result.Messages ?? []) this.reason(`${Code}: ${Value}`);
    if (found.state !== 'complete') this.reason(`${result.StatusCode ?? 'no status'} of a metric`);
    const points = pointsOf(result);
    if (points === undefined) {
      found.state = 'partial';
      this.reason('times and values of a metric do not belong together');
    }
    for (const { at, value } of points ?? []) found.points.set(at, value);
  }

  refuse(ids: readonly string[]): void {
    for (const id of ids) this.#found.set(id, { points: new Map(), state: 'inaccessible' });
  }

  reason(text: string): void {
    this.#reasons.add(text);
  }

  answers(): ReadonlyMap<string, MetricAnswer> {
    return new Map(
      [...this.#found].map(([id, { state, points }]) => [
        id,
        {
          state,
          points: [...points]
            .map(([at, value]) => ({ at, value }))
            .sort((one, other) => one.at - other.at),
        },
      ]),
    );
  }
}

function stateOf({ StatusCode }: MetricDataResult): MetricAnswer['state'] {
  if (StatusCode === 'Complete') return 'complete';
  return StatusCode === 'Forbidden' ? 'inaccessible' : 'partial';
}

function pointsOf({
  Timestamps = [],
  Values = [],
}: MetricDataResult): readonly MetricPoint[] | undefined {
  if (Timestamps.length !== Values.length) return undefined;
  const points = Timestamps.map((time, at) => ({
    at: time.getTime(),
    value: Values[at] as number,
  }));
  return points.every(({ value }) => Number.isFinite(value)) ? points : undefined;
}
