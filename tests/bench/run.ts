/**
 * Benchmarks: `npm run bench [-- LINES]` runs the whole digest, `npm run bench -- backtest` measures
 * the forecast, `npm run bench -- anomalies` what is found of anomalies, `npm run bench -- backfill` a
 * backfill of 36 months. Each prints what it found and
 * writes it to `tests/bench/results/`. Absolute times do not compare between machines; the machine is
 * named beside them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { anomaliesReport } from './anomalies.ts';
import { backfillBench } from './backfill.ts';
import { backtestReport } from './backtest.ts';
import { type BenchRow, dailyRunBench } from './daily-run.ts';

const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;

const [what = '10000000'] = process.argv.slice(2);
if (what === 'backtest') write('backtest', 'Backtest of the forecast', await backtestReport());
else if (what === 'anomalies') write('anomalies', 'Anomalies', await anomaliesReport());
else if (what === 'backfill') write('backfill', 'Backfill', tableOf(await backfillBench()));
else write('daily-run', 'Daily run', tableOf(await dailyRunBench(Number(what))));

function write(file: string, title: string, body: string): void {
  const results = new URL('results/', import.meta.url);
  mkdirSync(results, { recursive: true });
  const report = `# ${title}\n\n${machine}\n\n${body}\n`;
  writeFileSync(new URL(`${file}.md`, results), report);
  process.stdout.write(report);
}

function tableOf(rows: readonly BenchRow[]): string {
  const body = rows.map(({ what: measured, result }) => `| ${measured} | ${result} |`).join('\n');
  return `| measured | result |\n|---|---|\n${body}`;
}
