/**
 * Archives the resources of one week that lack required tags, when an editor asks for it: no day is archived and no mail
 * is sent. The week counts as the published rules say.
 */
import { readCurrent } from '../../src/allocation/published/current-set.ts';
import { readPublishedSet } from '../../src/allocation/published/read-published-set.ts';
import { ArchiveState } from '../../src/archive/state/archive-state.ts';
import { periodOf } from '../../src/domain/calendar/billing-day.ts';
import type { Period } from '../../src/domain/calendar/period.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import { RunRecord, type StepListener } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { throwFirst } from './optional-step.ts';
import {
  archiveUntaggedResources,
  type KnownOfBill,
  type UntaggedSettings,
} from './untagged-resources.ts';

export interface UntaggedRun {
  readonly week: Period;
  readonly runId: string;
  readonly onStep?: StepListener | undefined;
}

export interface UntaggedOutcome {
  readonly recordKey: string;
  readonly bytesScanned: number;
}

/** Throws an InputError without published rules that require tags, or for a week that is not archived. */
export async function archiveUntaggedWeek(
  given: Platform,
  settings: UntaggedSettings,
  { week, runId, onStep }: UntaggedRun,
): Promise<UntaggedOutcome> {
  const record = new RunRecord(given, { runId, day: week.to, onStep });
  const platform = record.observePlatform(given);
  await record.keep(async () => {
    const rules = await rulesWithTags(platform);
    const known = await knownOfBill(platform, week);
    const result = await record.step('untagged resources', (addToRecord) =>
      archiveUntaggedResources(platform, week, rules, known, settings, addToRecord),
    );
    throwFirst([result]);
  });
  return { recordKey: record.key, bytesScanned: record.bytesScanned };
}

async function rulesWithTags({ store }: Pick<Platform, 'store'>) {
  const { current } = await readCurrent(store);
  const set = current === null ? null : await readPublishedSet(store, current.hash);
  if (current === null || set === null || set.required.length === 0) {
    throw new InputError(
      "No published rules require tags: add 'required' to rules.yaml; the next run of the digest publishes it.",
    );
  }
  return { set, hash: current.hash };
}

async function knownOfBill(
  { store, now }: Pick<Platform, 'store' | 'now'>,
  { id, from, to }: Period,
): Promise<KnownOfBill> {
  const stored = await store.head(objectKey(ouBreakdownTable, to));
  const currency = stored?.metadata['currency'] ?? '';
  if (currency === '') {
    throw new InputError(
      `The archive does not have ${to}, the end of ${id}: backfill that week first.`,
    );
  }
  const periods = [...new Set([from, to].map(periodOf))];
  const state = await ArchiveState.open({ store, now }, periods);
  return { currency, serviceNames: state.knownServices() };
}
