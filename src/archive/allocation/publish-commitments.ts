/**
 * The way of a day's Savings Plans and reservations into the archive, like its allocation: written only if its
 * content changed. Most days of reservations have no fee: they get no object, unless they had one.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { textColumn } from '../../domain/columns/text-column.ts';
import type { Commitment, CommitmentDay } from '../../domain/costs/commitment-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { commitmentsTable } from '../../tables/commitments.ts';
import { rowHash } from '../../tables/content-hash.ts';
import { objectKey } from '../../tables/object-key.ts';
import type { Publication } from '../../tables/publish-once.ts';
import type { ColumnValues } from '../../tables/table.ts';
import {
  publishReplacing,
  type ReplacementRule,
  type Replacing,
} from '../day/publish-replacing.ts';

type Table = typeof commitmentsTable;

/** Null if nothing is archived and nothing is to archive. Throws as `publishReplacing` does. */
export async function publishCommitments<Reason>(
  store: ObjectStore,
  found: CommitmentDay,
  currency: string,
  rule: ReplacementRule<Reason>,
): Promise<Replacing<Reason> | null> {
  const publication = publicationOf(found, currency);
  const isEmpty = found.commitments.length === 0;
  if (isEmpty && (await store.head(publication.key)) === undefined) return null;
  return publishReplacing(store, publication, rule);
}

function publicationOf({ day, commitments }: CommitmentDay, currency: string): Publication<Table> {
  const values = valuesOf(day, commitments);
  return {
    table: commitmentsTable,
    key: objectKey(commitmentsTable, day),
    values,
    contentHash: rowHash(commitmentsTable, day, values),
    keyValues: { currency },
    metadata: { currency, rows: String(commitments.length) },
    subject: `The Savings Plans and reservations of ${day}`,
  };
}

function valuesOf(day: BillingDay, rows: readonly Commitment[]): ColumnValues<Table> {
  const texts = (of: (one: Commitment) => string) => textColumn(rows.map(of));
  return {
    billingDate: rows.map(() => day),
    ou: texts(({ ou }) => ou),
    linkedAccount: texts(({ linkedAccount }) => linkedAccount),
    kind: texts(({ kind }) => kind),
    commitmentId: texts(({ commitmentId }) => commitmentId),
    endsOn: rows.map(({ endsOn }) => endsOn),
    usedCost: rows.map(({ usedCost }) => usedCost),
    unusedCost: rows.map(({ unusedCost }) => unusedCost),
  };
}
