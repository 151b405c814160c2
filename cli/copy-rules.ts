/** Copies the files of a rule set from a folder into the archive, where runs find them. */
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
import { readGivenFiles } from './rules-sets.ts';

/**
 * Checks the files of the folder, else those in the archive, and returns where they are. Throws an InputError
 * for a set that is not valid; then nothing was written.
 */
export async function copyRules(store: ObjectStore, folder: string | undefined): Promise<string> {
  const { working, where } = await readGivenFiles(folder, store);
  if (working.state === 'invalid') {
    const problems = working.problems.map((problem) => `  ${problemText(problem)}`).join('\n');
    throw new InputError(`${where} is not published, correct it first:\n${problems}`);
  }
  if (folder !== undefined) await copyFiles(store, working.texts);
  return where;
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
