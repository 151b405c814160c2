/** Statements over the archived days that they name: at once, with hostile text, of many ranges. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishDay } from '../../../../src/archive/day/publish-day.ts';
import { addDays, parseBillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';
import { DirectoryStore } from '../../../../src/platform/local/files/directory-store.ts';
import { viewedBreakdown } from '../../../../src/platform/local/tables/archive-tables.ts';
import { ArchiveView } from '../../../../src/platform/local/tables/archive-view.ts';
import { collect } from '../../../../src/queries/collect.ts';
import { objectKey, partitionPrefix } from '../../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../../src/tables/ou-breakdown.ts';
import { checkedDay, someRows } from '../../../archive/day/checked-day.ts';
import { folderForSuite } from '../../../support/temp-folder.ts';

const first = parseBillingDay('2026-11-01');
const days = Array.from({ length: 5 }, (_, index) => addDays(first, index));
const [, second = first] = days;
const last = days.at(-1) ?? first;
const suite = folderForSuite();

let engine: DuckDbEngine;
let view: ArchiveView;
let store: DirectoryStore;
beforeAll(async () => {
  engine = await DuckDbEngine.open();
  store = new DirectoryStore(suite());
  view = new ArchiveView(viewedBreakdown, store);
  for (const day of days) await publishDay(store, checkedDay(someRows, { day }));
  showAll();
});
afterAll(() => engine.close());

/** As after a registration. */
function showAll(): void {
  view.show(days.map((day) => ({ day, prefix: partitionPrefix(ouBreakdownTable, day) })));
}

async function daysSeen(from = first, to = last): Promise<number> {
  const sql = `select count(distinct BillingDate)::integer as days from ${view.named(from, to)} as days`;
  const [row] = await collect(
    { engine: view.shownTo(engine) },
    { name: 'days', sql, schema: { days: 'integer' } },
  );
  return row?.days ?? 0;
}

test('statements of the same days and of others can run at once', async () => {
  for (let round = 0; round < 20; round++) {
    showAll();
    const asked = [daysSeen(), daysSeen(), daysSeen(second), daysSeen(first, second), daysSeen()];
    expect(await Promise.all(asked)).toEqual([5, 5, 4, 2, 5]);
  }
});

test('the name of the table in a text or a comment is not replaced', async () => {
  const name = view.named(first, last);
  const hostile = `x' from ${name} join ${name} --`;
  const sql = `select '${hostile.replaceAll("'", "''")}' as text -- from ${name} isn't read
    /* from ${name} */ from ${view.named(first, first)} as days limit 1`;
  const [row] = await collect(
    { engine: view.shownTo(engine) },
    { name: 'text', sql, schema: { text: 'string' } },
  );
  expect(row?.text).toBe(hostile);
});

test('the engine keeps nothing of the ranges that were read', async () => {
  for (let start = 0; start < 40; start++) await daysSeen(addDays(first, -start));
  const kept = await collect(
    { engine },
    {
      name: 'kept',
      sql: `select view_name as name from duckdb_views() where not internal
        union all select table_name from duckdb_tables() where not internal`,
      schema: { name: 'string' },
    },
  );
  expect(kept).toEqual([]);
});

test('statements that run at once over a damaged day all fail, and other days can be read', async () => {
  const body = Buffer.from('not Parquet');
  await store.put(objectKey(ouBreakdownTable, last), body, {});
  showAll();
  const asked = [daysSeen(), daysSeen(), daysSeen(first, second), daysSeen()];
  const ended = await Promise.allSettled(asked);
  expect(ended.map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
    'fulfilled',
    'rejected',
  ]);
});
