/**
 * Where a set of allocation rules is in the archive's object store: the files that FinOps edits, and what
 * is published of them. The keys are the same on S3 and in a folder.
 */
import { type SetTexts, setFiles } from '../rules/set-files.ts';

export type SetFileName = keyof SetTexts;

const fileNames = setFiles({ rules: '', teams: null, services: null, aliases: null, owners: null });

/** In the order in which problems are reported. */
export const setFileNames = Object.keys(fileNames) as readonly SetFileName[];

/** 'rules.yaml', 'teams.csv', … */
export function fileNameOf(name: SetFileName): string {
  return fileNames[name].file;
}

/** Which published set counts. */
export const currentKey = 'allocation/current.json';

/** The file that FinOps edits. */
export function workingKey(name: SetFileName): string {
  return `allocation/${fileNameOf(name)}`;
}

/** The file as it was when the set was published. */
export function publishedKey(hash: string, name: SetFileName): string {
  return `allocation/sets/${hash}/${fileNameOf(name)}`;
}
