/** One line of the table: our figure beside the peer's and the limit, all of the same unit and run. */

export type Unit = 's' | 'ms' | 'MiB' | 'kB' | 'bytes' | '';

/** Somebody else's figure. */
export interface Beside {
  readonly name: string;
  readonly value: number;
}

/** What we want: at most this many times the peer or the limit, or at most this figure. */
export interface Goal {
  readonly of: 'peer' | 'limit' | 'figure';
  readonly atMost: number;
}

export interface BenchRow {
  readonly area: string;
  readonly what: string;
  readonly unit: Unit;
  readonly ours: number;
  /** What a user would run instead. */
  readonly peer?: Beside | undefined;
  /** What nothing can be better than. */
  readonly limit?: Beside | undefined;
  readonly goal?: Goal | undefined;
}

/** Ours as a multiple of the peer's figure; undefined without one. */
export function ratioTo(beside: Beside | undefined, { ours }: BenchRow): number | undefined {
  return beside === undefined ? undefined : ours / beside.value;
}

/** Whether the goal is met; undefined without a goal, or without what it is measured by. */
export function isMet(row: BenchRow): boolean | undefined {
  const { goal, ours } = row;
  if (goal === undefined) return undefined;
  if (goal.of === 'figure') return ours <= goal.atMost;
  const ratio = ratioTo(row[goal.of], row);
  return ratio === undefined ? undefined : ratio <= goal.atMost;
}
