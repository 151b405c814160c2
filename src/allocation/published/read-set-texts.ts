/** Reads the files of a set as texts: all of them, or why they cannot be read. */
import type { ObjectStore } from '../../ports/object-store.ts';
import type { SetTexts } from '../rules/set-files.ts';
import type { SetProblem } from '../yaml/problem.ts';
import { readSetFile } from './read-set-file.ts';
import { fileNameOf, type SetFileName, setFileNames } from './set-files-in-store.ts';

/** Null: the file does not exist. */
export type FileTexts = Readonly<Record<SetFileName, string | null>>;

export type ReadTexts =
  | { readonly isReadable: true; readonly texts: FileTexts }
  | { readonly isReadable: false; readonly problems: readonly SetProblem[] };

/** `keyOf`: the key of each file. */
export async function readSetTexts(
  store: Pick<ObjectStore, 'head' | 'get'>,
  keyOf: (name: SetFileName) => string,
): Promise<ReadTexts> {
  const files = await Promise.all(
    setFileNames.map(async (name) => ({ name, ...(await readSetFile(store, keyOf(name))) })),
  );
  const problems = files.flatMap((file) =>
    file.problem === undefined
      ? []
      : [{ file: fileNameOf(file.name), line: null, message: file.problem }],
  );
  if (problems.length > 0) return { isReadable: false, problems };
  const texts = Object.fromEntries(files.map(({ name, text }) => [name, text ?? null]));
  return { isReadable: true, texts: texts as FileTexts };
}

/** Whether the files are a set: the others mean nothing without rules.yaml. */
export function isSet(texts: FileTexts): texts is SetTexts {
  return texts.rules !== null;
}
