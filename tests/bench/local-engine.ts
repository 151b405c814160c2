/**
 * The local engine: the OU breakdown of a month of hourly CUR 2.0 lines, compared with hand-written SQL for
 * that one bill and result (the limit) and with pandas (the peer); and the cost of the checks of the bill,
 * compared with the same query without them.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type GeneratedBill, generateBill } from '../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { archivingBench } from './archiving.ts';
import type { BenchRow } from './bench-row.ts';
import type { BenchSetting } from './bench-setting.ts';
import { copiesOfBillBench, copiesOfTextBench } from './copies-of-bill.ts';
import { peerScript } from './python-peer.ts';
import { type Contender, type Medians, sideBySide } from './side-by-side.ts';

const from = parseBillingDay('2026-10-01');
const to = parseBillingDay('2026-10-31');
const asOf = parseBillingDay('2026-11-01');
/** Above this, pandas would need minutes, because it turns every line's map into a dictionary. */
const maxLinesForPandas = 1_000_000;

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
  const row = (what: string, pick: (one: Medians) => number, unit: 's' | 'MiB'): BenchRow => ({
    area,
    what,
    unit,
    ours: ours === undefined ? Number.NaN : pick(ours),
    limit: limit && { name: 'SQL by hand', value: pick(limit) },
    peer: pandas && { name: 'pandas', value: pick(pandas) },
  });
  const wall = row('wall', ({ seconds }) => seconds, 's');
  const memory = row('peak memory, 1 GB allowed', ({ peakBytes }) => peakBytes / 2 ** 20, 'MiB');
  const tight = (small?.peakBytes ?? Number.NaN) / 2 ** 20;
  return [
    { ...wall, goal: { of: 'limit', atMost: 1.15 } },
    {
      ...wall,
      what: 'wall, against costs by hand',
      peer: undefined,
      limit: costs && { name: 'costs alone by hand', value: costs.seconds },
    },
    ...besideBefore(wall, before?.seconds),
    ...(pandas ? [{ ...wall, what: 'wall, against pandas', goal: ofPandas }] : []),
    memory,
    ...besideBefore(memory, (before?.peakBytes ?? Number.NaN) / 2 ** 20),
    { area, what: 'peak memory, 256 MB allowed', unit: 'MiB', ours: tight },
  ];
}

/** The same row compared with the earlier statement, which had neither left-out lines nor payers. */
function besideBefore(row: BenchRow, value = Number.NaN): readonly BenchRow[] {
  const limit = { name: 'before the checks', value };
  return [{ ...row, what: `${row.what}, against before the checks`, peer: undefined, limit }];
}

const ofPandas = { of: 'peer', atMost: 0.2 } as const;
