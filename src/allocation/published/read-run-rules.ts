/** The rules of a run. Their code is loaded only where there are rules, because most of it parses files. */
import type { ObjectStore } from '../../ports/object-store.ts';
import { emptySet, emptySetHash } from './empty-set.ts';
import type { RunRules } from './rules-for-run.ts';
import { currentKey, setFileNames, workingKey } from './set-files-in-store.ts';

/** Where nobody has uploaded rules, and none are published. */
export const withoutRules: RunRules = {
  set: emptySet,
  hash: emptySetHash,
  hasRules: false,
  publishedNow: false,
  rejected: null,
};

/** Whether there are files of rules, valid or not, or a published set. */
export async function hasRuleFiles(store: Pick<ObjectStore, 'head'>): Promise<boolean> {
  const keys = [currentKey, ...setFileNames.map(workingKey)];
  const heads = await Promise.all(keys.map((key) => store.head(key)));
  return heads.some((head) => head !== undefined);
}

/** As `rulesForRun`, and throws as it does. */
export async function readRunRules(store: ObjectStore, now: number): Promise<RunRules> {
  const { rulesForRun } = await import('./rules-for-run.ts');
  return rulesForRun(store, now);
}
