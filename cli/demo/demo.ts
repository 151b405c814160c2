/**
 * The demo: today's mail from the sample bill. It archives the days before, so that the last 30 can be compared with the
 * 30 before; then it runs `run` with the sample's files, and makes the executives' page of the same day. Weekly and monthly
 * summaries are switched on, and both are due on that day.
 */
import '../require-node.ts';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Not a static import: those are all loaded before the first module runs.
const { main } = await import('../finops-digest.ts');
const { acmeSample } = await import('../../samples/acme-sample.ts');
const { prepareArchive } = await import('./earlier-days.ts');
const { showExecutivesPage } = await import('./executives-page.ts');

const sample = (path: string) =>
  fileURLToPath(new URL(`../../samples/acme/${path}`, import.meta.url));

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
  '--rules',
  sample('allocation'),
  '--recipients',
  sample('recipients.csv'),
  '--restatement-days',
  '60',
  '--weekly',
  '--monthly-close',
  ...process.argv.slice(2),
];
const prepared = await prepareArchive(args, acmeSample.from);
const code = prepared === 0 ? await main(['run', ...args]) : prepared;
if (code === 0) await showExecutivesPage(args);
if (code === 0 && isFirst) {
  process.stdout.write(
    '\nRun it again: no file is rewritten, no second mail is written, and the paths are printed again.\n',
  );
}
process.exitCode = code;
