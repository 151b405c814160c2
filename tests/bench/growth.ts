/**
 * Growth: the time of result → archive → CSV for ten times the rows, either from ten times the days (memory
 * must not grow, because it contains one day) or from ten times the accounts, up to the largest
 * organization.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ResultSize, writeAthenaResult } from './athena-result-file.ts';
import type { BenchRow } from './bench-row.ts';
import type { BenchSetting } from './bench-setting.ts';
import { sideBySide } from './side-by-side.ts';

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
  const found = new Map<string, { readonly seconds: number; readonly mebibytes: number }>();
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
): Promise<{ readonly seconds: number; readonly mebibytes: number }> {
  const [file, out] = [join(folder, 'result.csv'), join(folder, 'out-growth')];
  await writeAthenaResult(file, step);
  const prepare = () => {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
  };
  const command = process.execPath;
  const found = await sideBySide({ ours: { command, args: [program, file, out], prepare } }, runs);
  rmSync(file);
  rmSync(out, { recursive: true });
  return { seconds: found.ours.seconds, mebibytes: found.ours.peakBytes / 2 ** 20 };
}

function rowsOf(
  { what, days, accounts, services }: Step,
  measured: { readonly seconds: number; readonly mebibytes: number },
  tenth: { readonly seconds: number; readonly mebibytes: number } | undefined,
): readonly BenchRow[] {
  const rows = (days * accounts * services).toLocaleString('en-US');
  const area = `growth, ${what} × ${services} services = ${rows} rows`;
  const beside = (value: number | undefined) =>
    value === undefined ? undefined : { name: 'a tenth of the rows', value };
  return [
    { area, what: 'wall', unit: 's', ours: measured.seconds, peer: beside(tenth?.seconds) },
    {
      area,
      what: 'peak memory',
      unit: 'MiB',
      ours: measured.mebibytes,
      peer: beside(tenth?.mebibytes),
      goal: { of: 'figure', atMost: memory },
    },
  ];
}
