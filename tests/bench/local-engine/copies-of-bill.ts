/**
 * The cost of checking that no line of a bill occurs twice: zero if manifests name the files; otherwise
 * their lines are compared, which is measured relative to the breakdown's query over the same lines. The
 * time of a run without the comparison is subtracted from a run with it, because text that is compared is
 * also read once instead of twice.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type GeneratedBill, generateBill } from '../../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { BenchSetting } from '../bench-setting.ts';
import { type Contender, type Medians, sideBySide } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';

const maxShareOfQuery = 0.5;
const from = parseBillingDay('2026-10-01');
const to = parseBillingDay('2026-10-31');
const asOf = parseBillingDay('2026-11-01');

/** Packed CSV with enough lines for several files. */
export async function copiesOfTextBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const out = join(setting.folder, 'text-bill');
  const lines = setting.isQuick ? 50_000 : 3_000_000;
  const bill = await generateBill({
    out,
    from,
    to,
    asOf,
    lines,
    exportFiles: 'csv',
    formats: ['cur2'],
    accounts: 300,
    granularity: 'hourly',
    outOfPeriod: false,
  });
  const rows = await copiesOfBillBench(setting, bill, 'packed CSV');
  rmSync(out, { recursive: true });
  return rows;
}

/** The bill has one billing period of CUR 2.0. A single file has nothing to compare. */
export async function copiesOfBillBench(
  setting: BenchSetting,
  { trees: { cur2 }, accounts }: GeneratedBill,
  format = 'Parquet',
): Promise<readonly BenchRow[]> {
  if (cur2 === undefined) throw new Error('the generator made no CUR 2.0 tree');
  if (cur2.files.length < 2 && !setting.isQuick) return [];
  const open = await setting.bundle('tests/bench/programs/open-bill.ts');
  const breakdown = await setting.bundle('tests/bench/programs/local-breakdown.ts');
  const node = (...args: string[]): Contender => ({ command: process.execPath, args });
  // The manifests are next to the data's folder.
  const data = dirname(dirname(cur2.files[0] ?? ''));
  const found = await sideBySide(
    {
      opened: node(open, cur2.root),
      named: node(breakdown, cur2.root, accounts, to),
      compared: node(breakdown, data, accounts, to),
    },
    setting.runs,
  );
  const lines = cur2.lines.toLocaleString('en-US');
  return rowsOf(`copies in ${lines} CUR lines of ${cur2.files.length} files, ${format}`, found);
}

type Found = Readonly<Record<'opened' | 'named' | 'compared', Medians>>;

function rowsOf(area: string, { opened, named, compared }: Found): readonly BenchRow[] {
  const mebibytes = ({ peakBytes }: Medians) => peakBytes / 2 ** 20;
  const limit = (value: number) => ({ name: 'manifests name the files', value });
  return [
    {
      area,
      what: 'opening and the check, manifests name the files',
      unit: 's',
      ours: opened.seconds,
    },
    {
      area,
      what: 'breakdown, no manifest',
      unit: 's',
      ours: compared.seconds,
      limit: limit(named.seconds),
      runs: compared.runs,
    },
    {
      area,
      what: 'breakdown, no manifest: peak memory',
      unit: 'MiB',
      ours: mebibytes(compared),
      limit: limit(mebibytes(named)),
      runs: compared.runs,
    },
    {
      area,
      what: 'the comparison alone',
      unit: 's',
      ours: compared.seconds - named.seconds,
      limit: { name: "the breakdown's query", value: named.seconds - opened.seconds },
      goal: { of: 'limit', atMost: maxShareOfQuery },
      isDifference: true,
    },
  ];
}
