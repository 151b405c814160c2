/** The budgets of a file, for a server: FinOps changes them without a run, so that each request looks whether it did. */
import { statSync } from 'node:fs';
import type { Budget } from '../src/domain/budgets/budgets.ts';
import { readBudgets } from './serve-options.ts';

/** Parses the file only if it was changed. Throws an InputError naming file and line of what is wrong. */
export function currentBudgets(path: string): () => Promise<readonly Budget[]> {
  let known: { readonly stamp: string; readonly budgets: readonly Budget[] } | undefined;
  return async () => {
    const stamp = stampOf(path);
    if (known?.stamp !== stamp) known = { stamp, budgets: readBudgets(path) };
    return known.budgets;
  };
}

/** '' without a file: reading it says what is wrong. */
function stampOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeNs}`;
}
