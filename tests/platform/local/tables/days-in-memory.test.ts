/** Days that a server keeps in memory: the same rows as their files have, until the archive changes. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishDay } from '../../../../src/archive/day/publish-day.ts';
import {
  addDays,
  type BillingDay,
  parseBillingDay,
} from '../../../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';
import { DirectoryStore } from '../../../../src/platform/local/files/directory-store.ts';
import { viewedBreakdown } from '../../../../src/platform/local/tables/archive-tables.ts';
import { ArchiveView } from '../../../../src/platform/local/tables/archive-view.ts';
import { DaysInMemory } from '../../../../src/platform/local/tables/days-in-memory.ts';
import { collect } from '../../../../src/queries/collect.ts';
import { objectKey, partitionPrefix } from '../../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../../src/tables/ou-breakdown.ts';
import { checkedDay, someRows } from '../../../archive/day/checked-day.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const first = parseBillingDay('2026-10-29');
const days = Array.from({ length: 6 }, (_, index) => addDays(first, index));
const last = days.at(-1) ?? first;

let engine: DuckDbEngine;
let store: DirectoryStore;
let statements: string[];

beforeEach(async () => {
  engine = await DuckDbEngine.open();
  store = new DirectoryStore(tempFolder());
  statements = [];
  for (const day of days) await publishDay(store, checkedDay(someRows, { day }));
});
afterEach(() => engine.close());

const partitions = (shown: readonly BillingDay[]) =>
  shown.map((day) => ({ day, prefix: partitionPrefix(ouBreakdownTable, day) }));

/** All columns of the rows of the days, as one text each. */
function rowsOf(view: ArchiveView, from: BillingDay, to: BillingDay) {
  const seen = view.shownTo({
    query: (statement) => {
      statements.push(statement.sql);
      return engine.query(statement);
    },
  });
  const sql = `select cast(BillingDate as varchar) as day, cast(asked as varchar) as content
    from ${view.named(from, to)} as asked order by day, content`;
  const schema = { day: 'string', content: 'string' } as const;
  return collect({ engine: seen }, { name: 'rows', sql, schema });
}

/** As a server has it. `settle` waits until the days are loaded. */
function served(maxRows?: number) {
  const memory = new DaysInMemory(engine, ouBreakdownTable, maxRows);
  const view = new ArchiveView(viewedBreakdown, store, memory);
  const show = (shown: readonly BillingDay[] = days) => view.show(partitions(shown));
  show();
  const settle = () => memory.load(() => Promise.reject(new Error('nothing was asked before')));
  return { show, settle, rows: (from = first, to = last) => rowsOf(view, from, to) };
}

const fromFiles = () => statements.at(-1)?.includes('read_parquet') ?? false;

async function tables(): Promise<readonly string[]> {
  const sql = 'select table_name as name from duckdb_tables() where not internal';
  const rows = await collect({ engine }, { name: 'tables', sql, schema: { name: 'string' } });
  return rows.map(({ name }) => name ?? '');
}

test('have the rows of their files, for every range', async () => {
  const { rows, settle } = served();
  const files = new ArchiveView(viewedBreakdown, store);
  files.show(partitions(days));
  expect(await rows()).toHaveLength(days.length * someRows.length);
  expect(fromFiles()).toBe(true);
  await settle();
  for (const from of [addDays(first, -40), ...days]) {
    for (const to of days.filter((day) => day >= from)) {
      const asked = await rows(from, to);
      expect(fromFiles()).toBe(false);
      expect(asked).toEqual(await rowsOf(files, from, to));
    }
  }
});

test('are as many of the newest as have no more rows than allowed', async () => {
  const { rows, settle } = served(someRows.length * 2 + 1);
  await rows();
  await settle();
  expect(await rows(days[4], last)).toHaveLength(2 * someRows.length);
  expect(fromFiles()).toBe(false);
  expect(await rows(days[3], last)).toHaveLength(3 * someRows.length);
  expect(fromFiles()).toBe(true);
});

test('are read from files if not even one day is small enough', async () => {
  const { rows, settle } = served(someRows.length - 1);
  await rows();
  await settle();
  expect(await rows(last, last)).toHaveLength(someRows.length);
  expect(fromFiles()).toBe(true);
  expect(await tables()).toEqual([]);
});

test('are the changed ones after a change, without a table of those before', async () => {
  const { rows, settle, show } = served();
  await rows();
  await settle();
  const restated = someRows.slice(1);
  await publishDay(store, checkedDay(restated, { day: last }));
  show();
  for (let round = 0; round < 2; round++) {
    expect(await rows(last, last)).toHaveLength(restated.length);
    await settle();
    expect(fromFiles()).toBe(round === 0);
  }
  expect(await tables()).toHaveLength(1);
});

test('that were loading while the archive changed are not used', async () => {
  const { rows, settle, show } = served();
  for (let round = 1; round <= 8; round++) {
    const shown = days.slice(0, (round % days.length) + 1);
    show();
    const before = rows();
    show(shown);
    expect(new Set((await rows()).map(({ day }) => day)).size).toBe(shown.length);
    await before;
    await settle();
    expect(new Set((await rows()).map(({ day }) => day)).size).toBe(shown.length);
  }
  expect(await tables()).toHaveLength(1);
});

test('end before a damaged day, which still fails what reads it', async () => {
  await store.put(objectKey(ouBreakdownTable, days[2] ?? first), Buffer.from('not Parquet'), {});
  const { rows, settle } = served();
  await expect(rows()).rejects.toThrow(/damaged/);
  await settle();
  expect(await rows(days[3], last)).toHaveLength(3 * someRows.length);
  expect(fromFiles()).toBe(false);
  await expect(rows(days[2], last)).rejects.toThrow(/damaged/);
  expect(await rows(first, days[1])).toHaveLength(2 * someRows.length);
});
