/**
 * Runs whole processes in alternation, so that whatever else the machine does meets all of them
 * alike, and takes each one's medians after a warm-up.
 */
import { medianOf } from '../../src/domain/arithmetic/median.ts';
import { type Measured, measureProcess } from './measure-process.ts';

export interface Contender {
  readonly command: string;
  readonly args: readonly string[];
  /** Before each run, unmeasured: such as emptying the folder it writes to. */
  readonly prepare?: () => void;
}

/** Medians of all runs; `stdout` is the last run's. */
export interface Medians extends Measured {
  /** Of the numbers that the runs printed; NaN where they printed something else. */
  readonly printed: number;
}

/** Throws an Error with what a process printed when it does not exit with 0. */
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
    peakBytes: medianOf(runs.map(({ peakBytes }) => peakBytes)),
    stdout: runs.at(-1)?.stdout ?? '',
    printed: medianOf(runs.map(({ stdout }) => Number(stdout))),
  };
}
