/**
 * Runs complete processes in alternation, so that other load on the machine affects all of them equally,
 * and returns each one's medians after a warm-up.
 */
import { medianOf } from '../../../src/domain/arithmetic/median.ts';
import { type Measured, measureProcess } from './measure-process.ts';

export interface Contender {
  readonly command: string;
  readonly args: readonly string[];
  /** Called before each run, not measured: for example to empty the output folder. */
  readonly prepare?: () => void;
}

/** Medians of all runs; `stdout` is the last run's. */
export interface Medians extends Measured {
  /** Median of the numbers that the runs printed; NaN if they printed something else. */
  readonly printed: number;
  /** Number of measured runs. */
  readonly runs: number;
}

/** Throws an Error with a process's output if it does not exit with 0. */
export async function sideBySide<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  runs: number,
): Promise<Readonly<Record<Name, Medians>>> {
  const names = Object.keys(contenders) as Name[];
  const measured = new Map<Name, Measured[]>(names.map((name) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const name of names) {
      const { command, args, prepare } = contenders[name];
      prepare?.();
      const result = await measureProcess(command, args);
      if (run > 0 || runs === 0) measured.get(name)?.push(result);
    }
  }
  const all = names.map((name) => [name, mediansOf(measured.get(name) ?? [])] as const);
  return Object.fromEntries(all) as Record<Name, Medians>;
}

function mediansOf(runs: readonly Measured[]): Medians {
  return {
    seconds: medianOf(runs.map(({ seconds }) => seconds)),
    cpuSeconds: medianOf(runs.map(({ cpuSeconds }) => cpuSeconds)),
    peakBytes: medianOf(runs.map(({ peakBytes }) => peakBytes)),
    stdout: runs.at(-1)?.stdout ?? '',
    printed: medianOf(runs.map(({ stdout }) => Number(stdout))),
    runs: runs.length,
  };
}
