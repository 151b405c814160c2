/**
 * One row of the table: our figure with the peer's and the limit's, all in the same unit and from the same
 * run.
 */

export type Unit = 's' | 'ms' | 'MiB' | 'kB' | 'bytes' | '';

/** A figure to compare with. */
export interface Beside {
  readonly name: string;
  readonly value: number;
}

/** Our goal: at most this many times the peer or the limit, or at most this figure. */
export interface Goal {
  readonly of: 'peer' | 'limit' | 'figure';
  readonly atMost: number;
}

export interface BenchRow {
  readonly area: string;
  readonly what: string;
  readonly unit: Unit;
  readonly ours: number;
  /** The alternative that a user would run. */
  readonly peer?: Beside | undefined;
  /** The theoretical optimum. */
  readonly limit?: Beside | undefined;
  readonly goal?: Goal | undefined;
  /** Number of runs in alternation whose medians these are; undefined for a figure that has no noise. */
  readonly runs?: number | undefined;
  /** A larger figure is better; default: a smaller one is. */
  readonly isMoreBetter?: boolean;
  /** The figure is a difference of two measurements, too noisy to fail the benchmark. */
  readonly isDifference?: boolean;
}

/** Our figure as a multiple of the other one; undefined without one. */
export function ratioTo(beside: Beside | undefined, { ours }: BenchRow): number | undefined {
  return beside === undefined ? undefined : ours / beside.value;
}

/** Whether the goal is met; undefined without a goal, or without its reference. */
export function isMet(row: BenchRow): boolean | undefined {
  const { goal, ours } = row;
  if (goal === undefined) return undefined;
  if (goal.of === 'figure') return ours <= goal.atMost;
  const ratio = ratioTo(row[goal.of], row);
  return ratio === undefined ? undefined : ratio <= goal.atMost;
}
