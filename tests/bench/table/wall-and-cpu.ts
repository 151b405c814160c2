/** The rows of two processes that did the same: wall time and CPU time of ours beside the other's. */

import type { Medians } from '../processes/side-by-side.ts';
import type { BenchRow, Goal } from './bench-row.ts';

export interface TwoProcesses {
  readonly area: string;
  readonly ours: Medians;
  /** An alternative that a user would run, or the theoretical optimum. */
  readonly against: 'peer' | 'limit';
  readonly name: string;
  readonly other: Medians;
  readonly maxWallShare?: number | undefined;
  readonly maxCpuShare?: number | undefined;
}

export function wallAndCpu(two: TwoProcesses): readonly BenchRow[] {
  return [
    row(two, 'wall', ({ seconds }) => seconds, two.maxWallShare),
    row(two, 'CPU', ({ cpuSeconds }) => cpuSeconds, two.maxCpuShare),
  ];
}

function row(
  { area, ours, against, name, other }: TwoProcesses,
  what: string,
  pick: (one: Medians) => number,
  atMost: number | undefined,
): BenchRow {
  const goal: Goal | undefined = atMost === undefined ? undefined : { of: against, atMost };
  return {
    area,
    what: `${what}, against ${name}`,
    unit: 's',
    ours: pick(ours),
    [against]: { name, value: pick(other) },
    goal,
    runs: Math.min(ours.runs, other.runs),
  };
}
