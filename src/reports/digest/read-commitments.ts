/**
 * Reads the Savings Plans and reservations of a range of days from their objects: a few small files, so that no
 * query is needed. A day without one is left out: it had none, or was archived before they were.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { textAt } from '../../domain/columns/text-column.ts';
import type {
  Commitment,
  CommitmentDay,
  CommitmentKind,
} from '../../domain/costs/commitment-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { commitmentsTable } from '../../tables/commitments.ts';
import { decodeTable } from '../../tables/decode-table.ts';
import { objectKey } from '../../tables/object-key.ts';

type Store = Pick<ObjectStore, 'get' | 'locate'>;

/** In the order of the days. Throws an Error that names the day of an object that cannot be read. */
export async function readCommitments(
  store: Store,
  days: readonly BillingDay[],
): Promise<readonly CommitmentDay[]> {
  const read = await Promise.all(days.map((day) => readDay(store, day)));
  return read.filter((day) => day !== null);
}

async function readDay(store: Store, day: BillingDay): Promise<CommitmentDay | null> {
  const key = objectKey(commitmentsTable, day);
  const stored = await store.get(key);
  if (stored === undefined) return null;
  try {
    return { day, commitments: await commitmentsOf(stored.body) };
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new Error(
      `the Savings Plans and reservations of ${day} cannot be read (${store.locate(key)}): ${reason}`,
      { cause },
    );
  }
}

async function commitmentsOf(bytes: Uint8Array): Promise<readonly Commitment[]> {
  const columns = await decodeTable(commitmentsTable, bytes);
  return columns.endsOn.map((endsOn, row) => ({
    ou: textAt(columns.ou, row) as string,
    linkedAccount: textAt(columns.linkedAccount, row) as string,
    kind: textAt(columns.kind, row) as CommitmentKind,
    commitmentId: textAt(columns.commitmentId, row) as string,
    endsOn,
    usedCost: columns.usedCost[row] ?? null,
    unusedCost: columns.unusedCost[row] ?? null,
  }));
}
