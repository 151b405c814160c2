/**
 * The set of rules that a run uses. A valid set that FinOps edited is published first; one that is not valid
 * never replaces the last good one.
 */
import { type ObjectStore, PreconditionFailedError } from '../../ports/object-store.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { SetProblem } from '../yaml/problem.ts';
import { readCurrent, replaceCurrent, type StoredCurrent } from './current-set.ts';
import { emptySet, emptySetHash } from './empty-set.ts';
import { publishLookups } from './publish-lookups.ts';
import { publishSet, type ValidSet } from './publish-set.ts';
import { readPublishedSet } from './read-published-set.ts';
import { readWorkingSet } from './read-working-set.ts';

export interface RunRules {
  readonly set: RuleSet;
  /** Of the set; the days that a run archives keep it. */
  readonly hash: string;
  /** False: every line is unallocated. */
  readonly hasRules: boolean;
  /** Whether this run was the first with this set. */
  readonly publishedNow: boolean;
  /** Why the files that FinOps edited are not used; null if they are. */
  readonly rejected: RejectedSet | null;
}

export interface RejectedSet {
  readonly problems: readonly SetProblem[];
  /** When the set that is used instead was published, ISO 8601; null: there is none. */
  readonly lastGoodSince: string | null;
}

/** How often a run starts over because another one published at the same time. */
const maxAttempts = 5;

/**
 * `now`: milliseconds since 1970. Safe to repeat and to run twice at once. Throws an InputError if the published
 * set that must be used is damaged.
 */
export async function rulesForRun(store: ObjectStore, now: number): Promise<RunRules> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readOrPublish(store, now);
    } catch (error) {
      if (!(error instanceof PreconditionFailedError) || attempt === maxAttempts) throw error;
    }
  }
}

/** The current set is read before the files, so that a run with older files cannot replace a newer set. */
async function readOrPublish(store: ObjectStore, now: number): Promise<RunRules> {
  const stored = await readCurrent(store);
  const working = await readWorkingSet(store);
  if (working.state === 'valid') return useWorkingSet(store, working, { stored, now });
  if (working.state === 'invalid') return useLastGood(store, stored, working.problems);
  return stored.current === null ? withoutRules(null) : useLastGood(store, stored, [missingRules]);
}

const missingRules: SetProblem = {
  file: 'rules.yaml',
  line: null,
  message:
    'the file is missing, so the last rules still count; to go without rules, upload one that contains only ' +
    "'version: 1', and delete the CSVs.",
};

interface Moment {
  readonly stored: StoredCurrent;
  readonly now: number;
}

async function useWorkingSet(
  store: ObjectStore,
  valid: ValidSet,
  { stored, now }: Moment,
): Promise<RunRules> {
  const hash = await publishSet(store, valid);
  const publishedNow = stored.current?.hash !== hash;
  if (publishedNow) {
    await readPublishedSet(store, hash);
    const publishedAt = new Date(now).toISOString();
    await replaceCurrent(store, { hash, publishedAt }, stored);
  }
  return rulesOf(valid.set, { hash, publishedNow, rejected: null });
}

async function useLastGood(
  store: ObjectStore,
  { current }: StoredCurrent,
  problems: readonly SetProblem[],
): Promise<RunRules> {
  if (current === null) return withoutRules({ problems, lastGoodSince: null });
  const { hash, publishedAt } = current;
  const set = await readPublishedSet(store, hash);
  await publishLookups(store, hash, set);
  const rejected = { problems, lastGoodSince: publishedAt };
  return rulesOf(set, { hash, publishedNow: false, rejected });
}

function withoutRules(rejected: RejectedSet | null): RunRules {
  return rulesOf(emptySet, { hash: emptySetHash, publishedNow: false, rejected });
}

function rulesOf(set: RuleSet, rest: Omit<RunRules, 'set' | 'hasRules'>): RunRules {
  return { set, hasRules: set.rules.length > 0, ...rest };
}
