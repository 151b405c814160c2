/**
 * A backfill of 36 months of a generated organization, as a separate process: first into an empty archive,
 * then again without any change.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateBill } from '../../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { type Measured, measureProcess } from '../processes/measure-process.ts';
import type { BenchRow } from './daily-run.ts';

const from = parseBillingDay('2023-12-01');
const to = parseBillingDay('2026-11-20');
const asOf = parseBillingDay('2026-11-21');
const accounts = 300;
const lines = 2_000_000;
const commandLine = fileURLToPath(new URL('../../../cli/main.ts', import.meta.url));

interface Result {
  readonly days: readonly { readonly outcome: string; readonly rows: number }[];
  readonly record: string;
}

/** Throws an Error if a billing period was not scanned exactly once. */
export async function backfillBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-bench-'));
  try {
    const onProgress = (message: string) => void process.stderr.write(`${message}\n`);
    const out = join(folder, 'bill');
    const bill = await generateBill({ out, from, to, asOf, accounts, lines, onProgress });
    const tree = bill.trees.cur2;
    if (tree === undefined) throw new Error('the generator made no CUR 2.0 tree');
    const args = ['--import', 'tsx', commandLine, 'backfill', '--json', '--from', from, '--to', to];
    args.push('--bill', tree.root, '--accounts', bill.accounts, '--out', join(folder, 'out'));
    const first = await measureProcess(process.execPath, args);
    const second = await measureProcess(process.execPath, args);
    const { days } = resultOf(first);
    const rows = days.reduce((sum, day) => sum + day.rows, 0);
    return [
      { what: 'linked accounts', result: accounts.toLocaleString('en-US') },
      { what: 'lines in the bill', result: tree.lines.toLocaleString('en-US') },
      {
        what: 'days, and rows archived',
        result: `${days.length}, ${rows.toLocaleString('en-US')}`,
      },
      { what: 'into an empty archive', result: words(first) },
      { what: 'again, nothing changed', result: words(second) },
      { what: 'scans of a billing period', result: `${scans(first)}, then ${scans(second)}` },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function resultOf({ stdout }: Measured): Result {
  return JSON.parse(stdout) as Result;
}

/** '36 in 36 periods', from the run record. */
function scans(measured: Measured): string {
  const record = JSON.parse(readFileSync(resultOf(measured).record, 'utf8')) as {
    readonly steps: readonly {
      readonly name: string;
      readonly queries: readonly { readonly name: string }[];
    }[];
  };
  const periods = record.steps.filter(({ name }) => name.startsWith('archive '));
  const counts = periods.map(
    ({ queries }) => queries.filter(({ name }) => name === 'ou_breakdown').length,
  );
  if (counts.some((count) => count !== 1)) throw new Error(`scans by period: ${counts}`);
  return `${counts.length} in ${periods.length} periods`;
}

function words(measured: Measured): string {
  const { seconds, peakBytes } = measured;
  const written = resultOf(measured).days.filter(({ outcome }) => outcome === 'written').length;
  const memory = `peak ${Math.round(peakBytes / 2 ** 20)} MiB resident`;
  return `${seconds.toFixed(1)} s, ${memory}, ${written} days written`;
}
