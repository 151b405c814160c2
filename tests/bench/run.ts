/**
 * Benchmarks: `npm run bench` measures side by side and prints the table (`-- --quick` only shows that
 * everything works; `-- --vitest report.json` adds the test suite's time). By name: `-- daily-run [LINES]`
 * the complete digest, `-- backtest` the forecast, `-- anomalies` the detected anomalies, `-- backfill` a
 * backfill of 36 months. Results are written to `tests/bench/results/`, with the machine's name, because
 * absolute times cannot be compared between machines.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { anomaliesReport } from './anomalies.ts';
import { backfillBench } from './backfill.ts';
import { backtestReport } from './backtest.ts';
import type { BenchRow } from './bench-row.ts';
import { benchTable, regressions } from './bench-table.ts';
import { dailyRunBench, type BenchRow as Line } from './daily-run.ts';
import { wholeTable } from './whole-table.ts';

const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const results = new URL('results/', import.meta.url);
const tableFile = new URL('bench.json', results);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, vitest: { type: 'string' } },
});
const [what = 'table', lines = '10000000'] = positionals;
if (what === 'table') await writeTable();
else if (what === 'backtest') write('backtest', 'Backtest of the forecast', await backtestReport());
else if (what === 'anomalies') write('anomalies', 'Anomalies', await anomaliesReport());
else if (what === 'backfill') write('backfill', 'Backfill', tableOf(await backfillBench()));
else write('daily-run', 'Daily run', tableOf(await dailyRunBench(numberOf(what, lines))));

async function writeTable(): Promise<void> {
  const { quick: isQuick, vitest: vitestJson } = values;
  const before = earlierRows();
  const { rows, dollars, peer } = await wholeTable({ isQuick, vitestJson });
  const report = `${benchTable(rows, isQuick ? [] : before)}\n\n${dollars}\n`;
  if (isQuick) {
    process.stdout.write(report);
    return;
  }
  write('bench', 'Side by side', `${peer}. Medians of five runs after a warm-up.\n\n${report}`);
  writeFileSync(tableFile, `${JSON.stringify({ machine, peer, rows }, null, 2)}\n`);
  const worse = regressions(rows, before).length;
  if (worse > 0) process.stderr.write(`${worse} rows are worse than in the last table.\n`);
}

function earlierRows(): readonly BenchRow[] {
  if (!existsSync(tableFile)) return [];
  return (JSON.parse(readFileSync(tableFile, 'utf8')) as { rows: readonly BenchRow[] }).rows;
}

/** `npm run bench -- 1000000` still runs the daily run over that many lines. */
function numberOf(name: string, given: string): number {
  return Number(name === 'daily-run' ? given : name);
}

function write(file: string, title: string, body: string): void {
  mkdirSync(results, { recursive: true });
  const report = `# ${title}\n\n${machine}\n\n${body.trimEnd()}\n`;
  writeFileSync(new URL(`${file}.md`, results), report);
  process.stdout.write(report);
}

function tableOf(rows: readonly Line[]): string {
  const body = rows.map(({ what: measured, result }) => `| ${measured} | ${result} |`).join('\n');
  return `| measured | result |\n|---|---|\n${body}`;
}
