/** The output of `npm run bench -- --help`. */
import { parts } from './parts.ts';

const line = (name: string, does: string) => `  ${name.padEnd(18)} ${does}\n`;

export function benchHelp(): string {
  const list = Object.entries(parts).map(([name, { does }]) => line(name, does));
  return `Measures speed and memory beside other tools, and writes tests/bench/results/bench.md and bench.json.
Exit code 1: a ratio became worse by more than 15 % since the last results.

  npm run bench                     all parts of the table
  npm run bench -- PART [PART …]    only these parts; the results of the others stay
  npm run bench -- REPORT           a report of its own

Parts
${list.join('')}
Reports
${line('backtest', 'errors of the forecast')}${line('anomalies', 'recall and false alarms of the anomalies')}${line('backfill', 'a backfill of 36 months')}${line('daily-run [LINES]', 'the complete daily run, first and second (10,000,000 lines)')}
Options
${line('--quick', 'one run on less data: shows that everything works, writes and compares nothing')}${line('--runs N', 'measured runs of each process (5); results of fewer than 5 never fail')}${line('--vitest FILE', "adds the test suite's time to the part project, from vitest's JSON report")}`;
}
