/**
 * The steps of the account directory: every day before the digest, it stores a snapshot of which account
 * is in which organizational unit. Each step takes the result of the step before it.
 */

import { checkDirectory } from '../../src/directory/check-directory.ts';
import type { DirectoryPorts } from '../../src/directory/directory-ports.ts';
import { previousSnapshot } from '../../src/directory/previous-snapshot.ts';
import { type PublishedSnapshot, publishSnapshot } from '../../src/directory/publish-snapshot.ts';
import { type BillingDay, dayOfTime } from '../../src/domain/calendar/billing-day.ts';
import { RunRecord, type StepListener } from '../../src/observability/run-record.ts';
import { accountsTable } from '../../src/tables/accounts.ts';
import { partitionPrefix } from '../../src/tables/object-key.ts';

export interface DirectoryRequest {
  readonly snapshotDate: BillingDay;
  /** Id of this run; a retry of the same invocation has the same id. */
  readonly runId: string;
  /** Publish even if accounts are missing, or if history is rewritten. */
  readonly force: boolean;
  /** Share (0 to 1) of the previous snapshot's accounts that may be missing. */
  readonly maxShrink: number;
  readonly onStep?: StepListener;
}

export interface DirectoryOutcome {
  readonly published: PublishedSnapshot;
  /** Key of the run record in the object store. */
  readonly recordKey: string;
}

/**
 * Publishes one snapshot. Safe to repeat: an unchanged snapshot is not rewritten, and one that a
 * crash left unregistered is registered. Throws, and keeps the earlier snapshot, when the directory
 * cannot be read completely or is implausible; the message says what to do.
 */
export async function accountDirectory(
  ports: DirectoryPorts,
  request: DirectoryRequest,
): Promise<DirectoryOutcome> {
  const { snapshotDate, force, maxShrink, runId, onStep } = request;
  const record = new RunRecord(ports, { runId, day: snapshotDate, onStep });
  return record.keep(async () => {
    const accounts = await record.step('read', async (addToRecord) => {
      const found = await ports.readDirectory(snapshotDate);
      addToRecord({ accounts: found.length });
      return found;
    });
    const directory = await record.step('check', async (addToRecord) => {
      const previous = await previousSnapshot(ports.store, snapshotDate);
      addToRecord({ previous: previous ?? null, force });
      const presentDay = ports.readsPresentOnly ? dayOfTime(ports.now()) : null;
      return checkDirectory(accounts, { snapshotDate, previous, presentDay, maxShrink, force });
    });
    const published = await record.step('publish', async (addToRecord) => {
      const result = await publishSnapshot(ports.store, directory);
      addToRecord({ outcome: result.outcome, key: result.key, contentHash: directory.contentHash });
      return result;
    });
    await record.step('register', async (addToRecord) => {
      const prefix = partitionPrefix(accountsTable, snapshotDate);
      addToRecord(await ports.registerSnapshot({ snapshotDate, prefix }));
    });
    return { published, recordKey: record.key };
  });
}
