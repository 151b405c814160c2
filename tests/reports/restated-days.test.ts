/** The list of restated days of a report day: what an earlier run found stays, and nothing is written twice. */
import { beforeEach, expect, test } from 'vitest';
import { type BillingDay, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { publishRestatedDays } from '../../src/reports/restated/publish-restated-days.ts';
import { decodeTable } from '../../src/tables/decode-table.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { restatedDaysTable } from '../../src/tables/restated-days.ts';
import { tempFolder } from '../support/temp-folder.ts';

const reportDay = parseBillingDay('2026-11-20');
const key = objectKey(restatedDaysTable, reportDay);
const change = (day: string, before: number, after: number) => ({
  day: parseBillingDay(day),
  before,
  after,
});

let store: DirectoryStore;
beforeEach(() => {
  store = new DirectoryStore(tempFolder());
});

async function stored() {
  const { body } = (await store.get(key)) ?? { body: Buffer.of() };
  const rows = await decodeTable(restatedDaysTable, body, { 'report-date': reportDay });
  return rows.billingDate.map((day: BillingDay, at) => [
    day,
    rows.costBefore[at],
    rows.costAfter[at],
  ]);
}

test('has no object if no day changed', async () => {
  expect(await publishRestatedDays(store, reportDay, [])).toEqual({ outcome: 'none', rows: 0 });
  expect(await store.head(key)).toBeUndefined();
});

test('has the changed days in order, once', async () => {
  const found = [change('2026-11-03', 5, 6), change('2026-10-31', 1, -2)];
  for (const outcome of ['written', 'unchanged']) {
    expect(await publishRestatedDays(store, reportDay, found)).toEqual({ outcome, rows: 2 });
  }
  expect(await stored()).toEqual([
    ['2026-10-31', 1, -2],
    ['2026-11-03', 5, 6],
  ]);
});

test('keeps what an earlier run of the day found, from its first cost to the newest', async () => {
  await publishRestatedDays(store, reportDay, [change('2026-11-03', 5, 6)]);
  expect(await publishRestatedDays(store, reportDay, [])).toEqual({
    outcome: 'unchanged',
    rows: 1,
  });
  await publishRestatedDays(store, reportDay, [
    change('2026-11-03', 6, 7),
    change('2026-11-04', 1, 2),
  ]);
  expect(await stored()).toEqual([
    ['2026-11-03', 5, 7],
    ['2026-11-04', 1, 2],
  ]);
});

test('has no row of a day that became what it was', async () => {
  await publishRestatedDays(store, reportDay, [
    change('2026-11-03', 5, 6),
    change('2026-11-04', 1, 2),
  ]);
  await publishRestatedDays(store, reportDay, [change('2026-11-03', 6, 5)]);
  expect(await stored()).toEqual([['2026-11-04', 1, 2]]);
  await publishRestatedDays(store, reportDay, [change('2026-11-04', 2, 1)]);
  expect(await stored()).toEqual([]);
});

test('names the object that is not readable, and what to do', async () => {
  await store.put(key, Buffer.from('not Parquet'), {});
  const publishing = publishRestatedDays(store, reportDay, [change('2026-11-03', 5, 6)]);
  await expect(publishing).rejects.toThrow(
    /restated-days\.snappy\.parquet is not a readable list .*2026-11-20; bring back/s,
  );
  expect((await store.get(key))?.body.toString()).toBe('not Parquet');
});
