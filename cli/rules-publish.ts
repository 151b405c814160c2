/** `rules publish`: makes a set the one that counts from the next run on. */

import { type RunRules, rulesForRun } from '../src/allocation/published/rules-for-run.ts';
import {
  fileNameOf,
  type SetFileName,
  setFileNames,
  workingKey,
} from '../src/allocation/published/set-files-in-store.ts';
import type { SetTexts } from '../src/allocation/rules/set-files.ts';
import { problemText } from '../src/allocation/yaml/problem.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import type { ObjectStore } from '../src/ports/object-store.ts';
import { type Flags, textOf } from './rules-flags.ts';
import { asJson, counted } from './rules-output.ts';
import { readGivenFiles } from './rules-sets.ts';
import { writableStore } from './rules-store.ts';

/** Throws an InputError for a set that is not valid; then nothing was written. */
export async function publishRules(flags: Flags): Promise<number> {
  const store = await writableStore(flags);
  const folder = textOf(flags, 'rules');
  const { working, where } = await readGivenFiles(folder, store);
  if (working.state === 'invalid') {
    const problems = working.problems.map((problem) => `  ${problemText(problem)}`).join('\n');
    throw new InputError(`${where} is not published, correct it first:\n${problems}`);
  }
  if (folder !== undefined) await copyFiles(store, working.texts);
  const published = await rulesForRun(store, Date.now());
  if (published.rejected !== null) {
    throw new Error(
      `The files in the archive are not those of ${where}: somebody else changed them at the same ` +
        'time. Look at them, and publish again.',
    );
  }
  process.stdout.write(flags['json'] === true ? asJson(jsonOf(published)) : report(published));
  return 0;
}

/** A file that only the archive has would become part of the set, and no file is ever deleted. */
async function copyFiles(store: ObjectStore, texts: SetTexts): Promise<void> {
  for (const name of setFileNames) {
    const isExtra = texts[name] === null && (await store.head(workingKey(name))) !== undefined;
    if (isExtra) throw new InputError(extraWords(store, name));
  }
  for (const name of setFileNames) {
    const text = texts[name];
    if (text !== null) await store.put(workingKey(name), Buffer.from(text));
  }
}

function extraWords(store: ObjectStore, name: SetFileName): string {
  return (
    `The archive has ${store.locate(workingKey(name))}, and the folder has no ${fileNameOf(name)}: ` +
    'delete that file, or add one with only the line of column names to the folder. Nothing was ' +
    'published.'
  );
}

function report({ set, hash, publishedNow }: RunRules): string {
  const teams = new Set(set.teams.map(({ team }) => team)).size;
  const what = `${counted(set.rules.length, 'rule')} and ${counted(teams, 'team')}`;
  return publishedNow
    ? `Published ${what} as ${hash}. Runs use them from now on; archived days keep their rules until ` +
        'you backfill them.\n'
    : `Nothing to do: ${what} are published as ${hash} already.\n`;
}

function jsonOf({ set, hash, publishedNow }: RunRules): object {
  return { hash, publishedNow, rules: set.rules.length, hasRules: set.rules.length > 0 };
}
