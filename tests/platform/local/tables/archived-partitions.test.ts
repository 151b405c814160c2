/** The days of an archive on disk; other files next to them are ignored. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseBillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../../../src/platform/local/files/directory-store.ts';
import { archivedPartitions } from '../../../../src/platform/local/tables/archived-partitions.ts';
import { objectKey, partitionPrefix } from '../../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../../src/tables/ou-breakdown.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

test('are those with an object at its location, in order of day', async () => {
  const root = tempFolder();
  const store = new DirectoryStore(root);
  const days = ['2026-11-02', '2025-12-31', '2026-02-10', '2026-11-10'].map(parseBillingDay);
  for (const day of days) await store.put(objectKey(ouBreakdownTable, day), Buffer.from('x'));
  for (const stray of [
    'ou-breakdowns/year=2026/month=2/day=30/ou-breakdown.snappy.parquet',
    'ou-breakdowns/year=2026/month=11/day=05/ou-breakdown.snappy.parquet',
    'ou-breakdowns/year=2026/month=11/day=6/other.parquet',
    'ou-breakdowns/year=2026/month=x/day=6/ou-breakdown.snappy.parquet',
    'ou-breakdowns/year=2026/note.txt',
    'staging/ou-breakdowns/year=2026/month=11/day=7/ou-breakdown.snappy.parquet',
  ]) {
    await store.put(stray, Buffer.from('x'));
  }
  const sorted = [...days].sort();
  expect(archivedPartitions(root, ouBreakdownTable)).toEqual(
    sorted.map((day) => ({ day, prefix: partitionPrefix(ouBreakdownTable, day) })),
  );
});

test('are empty without an archive', () => {
  expect(archivedPartitions(join(tempFolder(), 'none'), ouBreakdownTable)).toEqual([]);
});
