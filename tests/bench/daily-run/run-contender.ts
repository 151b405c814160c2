/** The complete daily run as a process of the built command line, and what it printed. */
import { readFileSync, rmSync } from 'node:fs';
import { linkFolder } from '../files/link-folder.ts';
import type { Contender } from '../processes/side-by-side.ts';

export interface RunInput {
  /** Path of the built command line. */
  readonly main: string;
  readonly bill: string;
  readonly accounts: string;
  readonly day: string;
  readonly out: string;
  /** Further options. */
  readonly options?: readonly string[];
}

/** Each run starts with an empty output folder, or with a copy of `archive`. */
export function runContender(input: RunInput, archive?: string): Contender {
  const { main, bill, accounts, day, out, options = [] } = input;
  const args = [main, 'run', '--json', '--bill', bill, '--accounts', accounts, '--date', day];
  return {
    command: process.execPath,
    args: [...args, '--out', out, ...options],
    prepare: () => {
      if (archive === undefined) rmSync(out, { recursive: true, force: true });
      else linkFolder(archive, out);
    },
  };
}

/** Rows and dollars of all days, as the programs of the benchmarks print them. */
export function totalsOfRun(stdout: string): { readonly rows: number; readonly cost: number } {
  const { days } = JSON.parse(stdout) as {
    readonly days: readonly { readonly rows: number; readonly cost: number }[];
  };
  const sum = (pick: (day: (typeof days)[number]) => number) =>
    days.reduce((total, day) => total + pick(day), 0);
  return { rows: sum(({ rows }) => rows), cost: Math.round(sum(({ cost }) => cost)) };
}

/** Wall time of each step, from the run record that the output names. */
export function stepSeconds(
  stdout: string,
): readonly { readonly name: string; readonly seconds: number }[] {
  const { record } = JSON.parse(stdout) as { readonly record: string };
  const { steps } = JSON.parse(readFileSync(record, 'utf8')) as {
    readonly steps: readonly Readonly<Record<'name' | 'startedAt' | 'endedAt', string>>[];
  };
  return steps.map(({ name, startedAt, endedAt }) => {
    return { name, seconds: (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 };
  });
}
