/**
 * The local engine: the OU breakdown of a month of hourly CUR 2.0 lines, compared with hand-written SQL for
 * that one bill and result (the limit) and with pandas (the peer); and the cost of the checks of the bill,
 * compared with the same query without them.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type GeneratedBill, generateBill } from '../../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { BenchSetting } from '../bench-setting.ts';
import { peerScript } from '../processes/python-peer.ts';
import { type Contender, type Medians, sideBySide } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';
import { type TwoProcesses, wallAndCpu } from '../table/wall-and-cpu.ts';
import { archivingBench } from './archiving.ts';
import { copiesOfBillBench, copiesOfTextBench } from './copies-of-bill.ts';

const from = parseBillingDay('2026-10-01');
const to = parseBillingDay('2026-10-31');
const asOf = parseBillingDay('2026-11-01');
/** Above this, pandas would need minutes, because it turns every line's map into a dictionary. */
const maxLinesForPandas = 1_000_000;
const maxShareOfSql = 1.15;
const maxShareOfPandas = 0.2;

export async function localEngineBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const lines of setting.isQuick ? [200_000] : [1_000_000, 10_000_000]) {
    const out = join(setting.folder, 'bill');
    const options = { out, from, to, asOf, lines, accounts: 300, granularity: 'hourly' } as const;
    const bill = await generateBill({ ...options, outOfPeriod: false });
    rows.push(...(await measure(setting, bill, lines)));
    rows.push(...(await copiesOfBillBench(setting, bill)));
    rows.push(...(await archivingBench(setting, bill, to)));
    rmSync(out, { recursive: true });
  }
  rows.push(...(await copiesOfTextBench(setting)));
  return rows;
}

async function measure(
  setting: BenchSetting,
  bill: GeneratedBill,
  lines: number,
): Promise<readonly BenchRow[]> {
  const program = await setting.bundle('tests/bench/programs/local-breakdown.ts');
  const before = await setting.bundle('tests/bench/programs/breakdown-before-checks.ts');
  const plain = await setting.bundle('tests/bench/programs/plain-duckdb.ts');
  const tree = bill.trees.cur2;
  const month = dirname(tree?.files[0] ?? '');
  const ours = (memory: string): Contender => ({
    command: process.execPath,
    args: [program, tree?.root ?? '', bill.accounts, to, memory],
  });
  const byHand = (columns: string): Contender => ({
    command: process.execPath,
    args: [plain, `${month}/*.parquet`, bill.accounts, columns],
  });
  const contenders: Record<string, Contender> = {
    ours: ours('1GB'),
    small: ours('256MB'),
    before: { ...ours('1GB'), args: [before, peerScript(''), ...ours('1GB').args.slice(1)] },
    limit: byHand('all'),
    costs: byHand('costs'),
  };
  if (setting.python !== undefined && lines <= maxLinesForPandas) {
    const args = [peerScript('local_breakdown.py'), month, bill.accounts];
    contenders['pandas'] = { command: setting.python.python, args };
  }
  const found = await sideBySide(contenders, setting.runs);
  requireSame(found);
  return rowsOf(`breakdown of ${lines.toLocaleString('en-US')} CUR lines`, found);
}

/** All of them found the same number of rows and dollars. */
function requireSame(found: Readonly<Record<string, Medians>>): void {
  const results = Object.values(found).map(({ stdout }) => stdout.replace(/\s/g, ''));
  if (new Set(results).size > 1) throw new Error(`different results: ${results.join(' ')}`);
}

function rowsOf(area: string, found: Readonly<Record<string, Medians>>): readonly BenchRow[] {
  const { ours, small, before, limit, costs, pandas } = found;
  if (ours === undefined) return [];
  const timed = (name: string, other: Medians | undefined, shares: Partial<TwoProcesses> = {}) =>
    other === undefined ? [] : wallAndCpu({ area, ours, name, other, against: 'limit', ...shares });
  return [
    ...timed('SQL by hand', limit, { maxWallShare: maxShareOfSql }),
    ...timed('costs alone by hand', costs),
    ...timed('before the checks', before),
    ...timed('pandas', pandas, { against: 'peer', maxWallShare: maxShareOfPandas }),
    memory(area, { ours, limit, pandas }),
    memory(area, { ours, limit: before }, 'before the checks'),
    {
      area,
      what: 'peak memory, 256 MB allowed',
      unit: 'MiB',
      ours: mebibytes(small) ?? Number.NaN,
    },
  ];
}

function memory(
  area: string,
  { ours, limit, pandas }: Partial<Record<'ours' | 'limit' | 'pandas', Medians | undefined>>,
  name = 'SQL by hand',
): BenchRow {
  const beside = (title: string, value: number | undefined) =>
    value === undefined ? undefined : { name: title, value };
  return {
    area,
    what: `peak memory, 1 GB allowed, against ${name}`,
    unit: 'MiB',
    ours: mebibytes(ours) ?? Number.NaN,
    limit: beside(name, mebibytes(limit)),
    peer: beside('pandas', mebibytes(pandas)),
    runs: ours?.runs,
  };
}

function mebibytes(one: Medians | undefined): number | undefined {
  return one && one.peakBytes / 2 ** 20;
}
