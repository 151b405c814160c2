/**
 * Benchmarks: `npm run bench` measures side by side and writes the table; `npm run bench -- --help` lists
 * its parts. Results are written to `tests/bench/results/`, with the machine's name, because absolute times
 * cannot be compared between machines. The exit code is 1 if a ratio became worse.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { anomaliesReport } from './anomalies/anomalies.ts';
import { backtestReport } from './backtest/backtest.ts';
import { backfillBench } from './daily-run/backfill.ts';
import { dailyRunBench, type BenchRow as Line } from './daily-run/daily-run.ts';
import { benchHelp } from './table/bench-help.ts';
import { earlierParts, mergedParts, partsReport, writeParts } from './table/bench-results.ts';
import { parts } from './table/parts.ts';
import { regressions, rowKey } from './table/regressions.ts';
import { machine, runParts } from './table/run-parts.ts';

const results = new URL('./results/', import.meta.url);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string', default: '5' },
    vitest: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [what, lines = '10000000'] = positionals;
if (values.help) process.stdout.write(benchHelp());
else if (what === 'backtest') write('backtest', 'Backtest of the forecast', await backtestReport());
else if (what === 'anomalies') write('anomalies', 'Anomalies', await anomaliesReport());
else if (what === 'backfill') write('backfill', 'Backfill', tableOf(await backfillBench()));
else if (what === 'daily-run')
  write('daily-run', 'Daily run', tableOf(await dailyRunBench(+lines)));
else await measureParts(positionals.length === 0 ? Object.keys(parts) : positionals);

async function measureParts(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    process.stderr.write(`Unknown part ${unknown.join(', ')}.\n\n${benchHelp()}`);
    process.exitCode = 2;
    return;
  }
  const { quick: isQuick, vitest: vitestJson } = values;
  const runs = isQuick ? 1 : Number(values.runs);
  const measured = await runParts(names, { isQuick, runs, vitestJson });
  if (isQuick) {
    process.stdout.write(`${partsReport(measured, [])}\n`);
    return;
  }
  const earlier = earlierParts();
  const all = mergedParts(earlier, measured);
  const about =
    'Medians of runs in alternation, after a warm-up. Machine and peers of each part are below its title.';
  write('bench', 'Side by side', `${about}\n\n${partsReport(all, earlier)}`);
  writeParts(all);
  const worse = measured.flatMap(({ name, rows }) =>
    regressions(rows, earlier.find((part) => part.name === name)?.rows ?? []),
  );
  if (worse.length === 0) return;
  const list = worse.map((row) => `  ${rowKey(row)}\n`).join('');
  process.stderr.write(`Worse than in the last table by more than 15 %:\n${list}`);
  process.exitCode = 1;
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
