/** Every example of the page about views runs and returns rows, on the views that it is about. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { allViews } from '../../src/views/all-views.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import { viewRows } from '../support/views/view-rows.ts';
import { openTables, plainSelect } from '../support/views/views-on-duckdb.ts';

const page = readFileSync(new URL('../../docs/views.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```sql\n([\s\S]*?)^```/gm)].map(([, sql = '']) => sql);

let engine: DuckDbEngine;

beforeAll(async () => {
  engine = await openTables(viewRows);
  for (const view of allViews) {
    await engine.run(`create view ${view.name} as\n${plainSelect(view)}`);
  }
});
afterAll(() => engine?.close());

test.each(examples)('runs and returns rows: %s', async (sql) => {
  expect((await queryDuckDb(engine, sql)).rows.length).toBeGreaterThan(0);
});

test.each(allViews.map(({ name }) => name))('has %s in its list and in an example', (name) => {
  expect(page).toContain(`[\`${name}\`](data-dictionary.md#${name})`);
  expect(examples.filter((sql) => sql.includes(`from ${name}\n`))).toHaveLength(1);
});
