/** The sample's bill, archived as the demo does it: with its allocation rules, from 1 September 2026 on. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLine } from '../support/command-line.ts';

const samples = fileURLToPath(new URL('../../samples/acme', import.meta.url));

export const sampleBudgets = join(samples, 'budgets.csv');

/** Returns the folder of the archive. */
export async function archivedSample(folder: string): Promise<string> {
  const out = join(folder, 'out');
  const inputs = ['--bill', join(samples, 'cur2'), '--accounts', join(samples, 'accounts.csv')];
  const rules = ['--rules', join(samples, 'allocation'), '--restatement-days', '60'];
  const args = ['run', '--date', '2026-11-20', ...inputs, ...rules, '--out', out];
  args.push('--budgets', sampleBudgets, '--json');
  const { code, stderr } = await commandLine(args);
  if (code !== 0) throw new Error(stderr);
  return out;
}
