/** The rules of a run. Their code is loaded only where there are rules, because most of it parses files. */
import type { ObjectStore } from '../../ports/object-store.ts';
import { emptySet, emptySetHash } from './empty-set.ts';
import type { RunRules } from './rules-for-run.ts';
import { currentKey, setFileNames, workingKey } from './set-files-in-store.ts';

/** As `rulesForRun`, and throws as it does. */
export async function readRunRules(store: ObjectStore, now: number): Promise<RunRules> {
  const keys = [currentKey, ...setFileNames.map(workingKey)];
  const heads = await Promise.all(keys.map((key) => store.head(key)));
  if (heads.every((head) => head === undefined)) return withoutRules;
  const { rulesForRun } = await import('./rules-for-run.ts');
  return rulesForRun(store, now);
}

const withoutRules: RunRules = {
  set: emptySet,
  hash: emptySetHash,
  hasRules: false,
  publishedNow: false,
  rejected: null,
};
