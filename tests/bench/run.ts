/**
 * Benchmarks: `npm run bench [-- LINES]`. Prints a table and writes it to `tests/bench/results/`.
 * Absolute times do not compare between machines; the machine is named beside them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dailyRunBench } from './daily-run.ts';

const lines = Number(process.argv[2] ?? 10_000_000);
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const rows = await dailyRunBench(lines);
const width = Math.max(...rows.map(({ what }) => what.length));
const table = rows.map(({ what, result }) => `${what.padEnd(width)}  ${result}`).join('\n');
process.stdout.write(`${machine}\n\n${table}\n`);

const results = new URL('results/', import.meta.url);
mkdirSync(results, { recursive: true });
writeFileSync(new URL('daily-run.md', results), markdown());

function markdown(): string {
  const body = rows.map(({ what, result }) => `| ${what} | ${result} |`).join('\n');
  return `# Daily run\n\n${machine}\n\n| measured | result |\n|---|---|\n${body}\n`;
}
