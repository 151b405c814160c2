/**
 * The set of rules that a command names: a folder, `current` (what was published last), or the hash of a
 * published set. Without an option it is the set that FinOps edits in the archive.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCurrent } from '../src/allocation/published/current-set.ts';
import { emptySet } from '../src/allocation/published/empty-set.ts';
import { readPublishedSet } from '../src/allocation/published/read-published-set.ts';
import { readWorkingSet, type WorkingSet } from '../src/allocation/published/read-working-set.ts';
import { fileNameOf, workingKey } from '../src/allocation/published/set-files-in-store.ts';
import { isSetHash } from '../src/allocation/published/set-hash.ts';
import type { RuleSet } from '../src/allocation/rules/rule-set.ts';
import { problemText } from '../src/allocation/yaml/problem.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { DirectoryStore } from '../src/platform/local/files/directory-store.ts';
import type { ObjectStore } from '../src/ports/object-store.ts';
import { commandName } from './command-name.ts';

/** The files of a set, and where they are. */
export interface GivenFiles {
  readonly working: Exclude<WorkingSet, { readonly state: 'absent' }>;
  /** As shown in messages. */
  readonly where: string;
}

/** The files of a folder, or those in the archive. Throws an InputError if there is no rules.yaml. */
export async function readGivenFiles(
  folder: string | undefined,
  store: ObjectStore,
): Promise<GivenFiles> {
  const where = folder ?? store.locate(workingKey('rules')).replace(/[/\\]rules\.yaml$/, '');
  const working =
    folder === undefined
      ? await readWorkingSet(store)
      : await readWorkingSet(new DirectoryStore(existingFolder(folder)), fileNameOf);
  if (working.state !== 'absent') return { working, where };
  throw new InputError(
    `There is no rules.yaml in ${where}; name the folder of a set with --rules DIR, or make a first ` +
      `set from a bill: '${commandName} rules init --help'.`,
  );
}

/** Throws an InputError for a set that is not valid, absent or damaged. `option`: for messages. */
export async function readGivenSet(
  given: string | undefined,
  store: ObjectStore,
  option: '--rules' | '--against' = '--rules',
): Promise<RuleSet> {
  if (given === 'current') return readCurrentSet(store);
  if (given !== undefined && isSetHash(given)) return readPublishedSet(store, given);
  const { working, where } = await readGivenFiles(given, store);
  if (working.state === 'valid') return working.set;
  const problems = working.problems.map((problem) => `  ${problemText(problem)}`).join('\n');
  const named = given === undefined ? where : `${option} ${where}`;
  throw new InputError(`${named} is not a valid set of rules; correct it first:\n${problems}`);
}

/** Before a first set is published, all cost is unallocated. */
async function readCurrentSet(store: ObjectStore): Promise<RuleSet> {
  const { current } = await readCurrent(store);
  return current === null ? emptySet : readPublishedSet(store, current.hash);
}

function existingFolder(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return resolve(path);
  const what = found === undefined ? 'does not exist' : 'is not a folder';
  throw new InputError(
    `${path} ${what}; name the folder of a set of rules ('--help' says what else is accepted).`,
  );
}
