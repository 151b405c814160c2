/**
 * Growth: the time of result → archive → CSV, from what Athena unloaded, for ten times the rows, either from ten times the days (memory
 * must not grow, because it contains one day) or from ten times the accounts, up to the largest
 * organization.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchSetting } from '../bench-setting.ts';
import { type Medians, sideBySide } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';
import { type ResultSize, writeAthenaResult } from './athena-result-file.ts';
import { writeUnloaded } from './unloaded-files.ts';

interface Step extends ResultSize {
  readonly what: string;
  /** The previous step, with a tenth of the rows. */
  readonly tenth?: string;
}

const steps: readonly Step[] = [
  { what: '3 days × 50 accounts', days: 3, accounts: 50, services: 60 },
  {
    what: '30 days × 50 accounts',
    tenth: '3 days × 50 accounts',
    days: 30,
    accounts: 50,
    services: 60,
  },
  {
    what: '30 days × 500 accounts',
    tenth: '30 days × 50 accounts',
    days: 30,
    accounts: 500,
    services: 60,
  },
];
const largest: Step = { what: '31 days × 5,000 accounts', days: 31, accounts: 5000, services: 60 };
/** A Lambda function's memory, in MiB. */
const memory = 1024;

export async function growthBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const program = await setting.bundle('tests/bench/programs/archive-result.ts');
  const found = new Map<string, Medians>();
  const rows: BenchRow[] = [];
  for (const step of setting.isQuick ? steps.slice(0, 2) : [...steps, largest]) {
    // The largest takes a minute or two, so it runs once.
    const measured = await measure(setting, program, step, step === largest ? 0 : setting.runs);
    found.set(step.what, measured);
    rows.push(...rowsOf(step, measured, found.get(step.tenth ?? '')));
  }
  return rows;
}

async function measure(
  { folder }: BenchSetting,
  program: string,
  step: Step,
  runs: number,
): Promise<Medians> {
  const [file, unloaded] = [join(folder, 'result.csv'), join(folder, 'unloaded')];
  const out = join(folder, 'out-growth');
  await writeAthenaResult(file, step);
  await writeUnloaded(file, unloaded);
  rmSync(file);
  const prepare = () => {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
  };
  const command = process.execPath;
  const args = [program, unloaded, out];
  const found = await sideBySide({ ours: { command, args, prepare } }, runs);
  for (const written of [unloaded, out]) rmSync(written, { recursive: true });
  return found.ours;
}

function rowsOf(
  { what, days, accounts, services }: Step,
  measured: Medians,
  tenth: Medians | undefined,
): readonly BenchRow[] {
  const rows = (days * accounts * services).toLocaleString('en-US');
  const area = `growth, ${what} × ${services} services = ${rows} rows`;
  const figure = (name: string, unit: 's' | 'MiB', pick: (one: Medians) => number): BenchRow => ({
    area,
    what: name,
    unit,
    ours: pick(measured),
    peer: tenth && { name: 'a tenth of the rows', value: pick(tenth) },
    runs: Math.min(measured.runs, tenth?.runs ?? measured.runs),
  });
  return [
    figure('wall', 's', ({ seconds }) => seconds),
    figure('CPU', 's', ({ cpuSeconds }) => cpuSeconds),
    {
      ...figure('peak memory', 'MiB', ({ peakBytes }) => peakBytes / 2 ** 20),
      goal: { of: 'figure', atMost: memory },
    },
  ];
}
