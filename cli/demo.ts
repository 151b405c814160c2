/**
 * The demo: this morning's mail from the sample bill. It is `run` with the sample's files, over all
 * the days that the sample has of the last weeks, so that comparisons have something to stand on; then
 * the executives' page of the same day.
 */
import './require-node.ts';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Not plain imports: those are all read before the first of them runs.
const { main } = await import('./finops-digest.ts');
const { showExecutivesPage } = await import('./demo-page.ts');

const sample = (path: string) => fileURLToPath(new URL(`../samples/acme/${path}`, import.meta.url));

const isFirst = !existsSync('out/receipts');
const args = [
  '--date',
  '2026-11-20',
  '--bill',
  sample('cur2'),
  '--accounts',
  sample('accounts.csv'),
  '--budgets',
  sample('budgets.csv'),
  '--recipients',
  sample('recipients.csv'),
  '--restatement-days',
  '50',
  ...process.argv.slice(2),
];
const code = await main(['run', ...args]);
if (code === 0) await showExecutivesPage(args);
if (code === 0 && isFirst) {
  process.stdout.write('\nRun it again: nothing is rewritten and no second mail is made.\n');
}
process.exitCode = code;
