/**
 * The complete daily run over a large generated CUR 2.0 bill, as a separate process: the first run archives
 * every day, the second finds no change.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateBill } from '../../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { type Measured, measureProcess } from '../processes/measure-process.ts';

export interface BenchRow {
  readonly what: string;
  readonly result: string;
}

const reportDay = parseBillingDay('2026-11-20');
const commandLine = fileURLToPath(new URL('../../../cli/main.ts', import.meta.url));

/** Generates about `lines` lines of October and November and runs the digest on them twice. */
export async function dailyRunBench(lines: number): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-bench-'));
  try {
    const started = performance.now();
    const bill = await generateBill({
      out: join(folder, 'bill'),
      from: parseBillingDay('2026-11-01'),
      to: reportDay,
      asOf: parseBillingDay('2026-11-21'),
      granularity: 'hourly',
      accounts: 300,
      lines,
      onProgress: (message) => process.stderr.write(`${message}\n`),
    });
    const tree = bill.trees.cur2;
    if (tree === undefined) throw new Error('the generator made no CUR 2.0 tree');
    const generated = (performance.now() - started) / 1000;
    const args = ['--import', 'tsx', commandLine, 'run', '--json', '--date', reportDay];
    args.push('--bill', tree.root, '--accounts', bill.accounts, '--budgets', bill.budgets);
    args.push('--out', join(folder, 'out'));
    const first = await measureProcess(process.execPath, args);
    const second = await measureProcess(process.execPath, args);
    return [
      { what: 'lines in the bill', result: tree.lines.toLocaleString('en-US') },
      { what: 'made by the generator in', result: `${generated.toFixed(1)} s` },
      { what: 'rows archived', result: rowsArchived(first).toLocaleString('en-US') },
      { what: 'first run', result: words(first) },
      { what: 'second run, nothing changed', result: words(second) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsArchived({ stdout }: Measured): number {
  const { days } = JSON.parse(stdout) as { days: readonly { rows: number }[] };
  return days.reduce((sum, { rows }) => sum + rows, 0);
}

function words({ seconds, peakBytes }: Measured): string {
  return `${seconds.toFixed(1)} s, peak ${Math.round(peakBytes / 2 ** 20)} MiB resident`;
}
