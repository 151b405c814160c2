/** Runs the command line over one of the small bills that go wrong, and reads what came of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readDay } from '../../src/archive/read/read-day.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { LeftOutLines } from '../../src/domain/costs/left-out-lines.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import type { KeptDay } from '../../src/domain/figures/kept-day.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { type CommandResult, commandLine } from '../support/command-line.ts';
import { tempFolder } from '../support/temp-folder.ts';

export interface CaseRun extends CommandResult {
  /** What `--json` printed; undefined where the run was refused. */
  readonly figures: Figures | undefined;
  readonly kept: readonly KeptDay[];
  readonly leftOut: readonly LeftOutLines[];
}

export interface Case {
  /** A run with the case's own accounts and budgets; the bill is the case's `bill…` otherwise. */
  readonly run: (...args: readonly string[]) => Promise<CaseRun>;
  readonly command: (name: string, ...args: readonly string[]) => Promise<CommandResult>;
  /** Total of an archived day. */
  readonly archived: (day: string) => Promise<number>;
  /** Different services and accounts of an archived day. */
  readonly names: (
    day: string,
  ) => Promise<{ services: readonly string[]; accounts: readonly string[] }>;
  readonly out: string;
}

export function openCase(cases: string, name: string): Case {
  const folder = join(cases, name);
  const out = join(tempFolder(), 'out');
  const store = new DirectoryStore(out);
  const given = ['accounts', 'budgets'].flatMap((kind) => {
    const file = join(folder, `${kind}.csv`);
    return existsSync(file) ? [`--${kind}`, file] : [];
  });
  const billOf = (args: readonly string[]) => {
    const at = args.indexOf('--bill');
    const own = existsSync(join(folder, 'bill')) ? 'bill' : 'bill.csv';
    const bill = join(folder, at < 0 ? own : (args[at + 1] ?? ''));
    return [...(at < 0 ? args : args.toSpliced(at, 2)), '--bill', bill, ...given, '--out', out];
  };
  const rowsOf = (day: string) => readDay(store, parseBillingDay(day));
  return {
    out,
    run: async (...args) => {
      const result = await commandLine(['run', ...billOf(args), '--json']);
      const json = result.code === 0 ? JSON.parse(result.stdout) : undefined;
      const figures = json?.figures as Figures | undefined;
      const { keptDays: kept = [], leftOut = [] } = figures?.trust ?? {};
      return { ...result, figures, kept, leftOut };
    },
    command: (command, ...args) => commandLine([command, ...billOf(args)]),
    archived: async (day) => sumOf((await rowsOf(day)).dailyCost),
    names: async (day) => {
      const { service, linkedAccount } = await rowsOf(day);
      return { services: service.texts, accounts: linkedAccount.texts };
    },
  };
}
