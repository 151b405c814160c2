/** The digest of the sample, and the API over its archive: what the API says must be what the mail said. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBudgets } from '../../src/domain/budgets/budgets.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import { commandLine } from '../support/command-line.ts';
import { type ServedArchive, serveArchive } from './served-archive.ts';

const sample = (name: string) => join('samples/acme', name);
export const sampleDay = '2026-11-20';

export interface SampleDigest {
  readonly served: ServedArchive;
  /** Those of the mail to the whole organization, as `run --json` prints them. */
  readonly figures: Figures;
}

export async function digestSample(folder: string, restatementDays = 50): Promise<SampleDigest> {
  const out = join(folder, 'out');
  const args = [
    '--date',
    sampleDay,
    '--bill',
    sample('cur2'),
    '--accounts',
    sample('accounts.csv'),
  ];
  args.push('--budgets', sample('budgets.csv'), '--rules', sample('allocation'));
  args.push('--restatement-days', String(restatementDays), '--out', out, '--json');
  const { code, stdout, stderr } = await commandLine(['run', ...args]);
  if (code !== 0) throw new Error(stderr);
  const budgets = async () => parseBudgets(readFileSync(sample('budgets.csv'), 'utf8'), 'budgets');
  const { figures } = JSON.parse(stdout) as { readonly figures: Figures };
  return { served: await serveArchive(out, { budgets }), figures };
}
