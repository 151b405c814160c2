/**
 * Replaces one file of the rules, if the whole set is valid with it and nobody changed the file since it was read. The
 * set does not count yet: the next run publishes it.
 */
import { readWorkingSet, type WorkingSet } from '../../allocation/published/read-working-set.ts';
import {
  fileNameOf,
  type SetFileName,
  workingKey,
} from '../../allocation/published/set-files-in-store.ts';
import { problemText, type SetProblem } from '../../allocation/yaml/problem.ts';
import { type ObjectStore, PreconditionFailedError } from '../../ports/object-store.ts';
import { ApiProblem, type ProblemError } from '../problems/problem.ts';
import type { Precondition } from './precondition.ts';
import { httpEtag } from './working-file.ts';

type Store = Pick<ObjectStore, 'head' | 'get' | 'put'>;

export interface Replacement {
  readonly name: SetFileName;
  readonly text: string;
  readonly precondition: Precondition;
}

export interface Replaced {
  /** Quoted. */
  readonly etag: string;
  /** Of the set afterwards: another file may have been changed at the same time. */
  readonly problems: readonly string[];
}

/** Throws an ApiProblem, and then nothing was written. */
export async function replaceWorkingFile(
  store: Store,
  { name, text, precondition }: Replacement,
): Promise<Replaced> {
  const key = workingKey(name);
  const condition = await conditionOf(store, name, precondition);
  const bytes = Buffer.from(text);
  requireValid(await readWorkingSet(withObject(store, key, bytes)));
  const contentType = name === 'rules' ? 'application/yaml' : 'text/csv';
  try {
    const { etag } = await store.put(key, bytes, { contentType, ...condition });
    const problems = problemsOf(await readWorkingSet(store)).map(problemText);
    return { etag: httpEtag(etag), problems };
  } catch (error) {
    if (error instanceof PreconditionFailedError) throw changedMeanwhile(name);
    throw error;
  }
}

/** The condition of the put, which decides: the look before it only saves the check of a set that cannot be stored. */
async function conditionOf(store: Store, name: SetFileName, precondition: Precondition) {
  const stored = await store.head(workingKey(name));
  if (precondition.kind === 'absent') {
    if (stored !== undefined) throw changedMeanwhile(name);
    return { ifNoneMatch: '*' as const };
  }
  if (stored === undefined || !precondition.etags.includes(httpEtag(stored.etag))) {
    throw changedMeanwhile(name);
  }
  return { ifMatch: stored.etag };
}

function changedMeanwhile(name: SetFileName): ApiProblem {
  return new ApiProblem(
    'precondition-failed',
    `${fileNameOf(name)} is not the version that was read: read it again, and repeat the change.`,
  );
}

/** The store as if the bytes were stored under the key. */
function withObject(store: Store, key: string, body: Uint8Array): Pick<Store, 'head' | 'get'> {
  const object = { etag: '', metadata: {}, size: body.length, body };
  return {
    head: async (asked) => (asked === key ? object : store.head(asked)),
    get: async (asked) => (asked === key ? object : store.get(asked)),
  };
}

function problemsOf(set: WorkingSet): readonly SetProblem[] {
  if (set.state === 'valid') return [];
  if (set.state === 'invalid') return set.problems;
  return [{ file: 'rules.yaml', line: null, message: 'the file is missing; create it first.' }];
}

const maxErrors = 100;

function requireValid(set: WorkingSet): void {
  const problems = problemsOf(set);
  if (problems.length === 0) return;
  const errors = problems.slice(0, maxErrors).map(errorOf);
  throw new ApiProblem('bad-request', 'With this file the rules are not valid.', errors);
}

/** 'teams.csv:3', or the file's name if the problem is of no line. */
function errorOf({ file, line, message }: SetProblem): ProblemError {
  return { pointer: line === null ? file : `${file}:${line}`, detail: message };
}
