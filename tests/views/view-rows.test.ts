/** Each view has the rows that were worked out by hand, and every break of its SQL changes them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { allViews } from '../../src/views/all-views.ts';
import { unitCostsView } from '../../src/views/unit-costs.ts';
import type { View } from '../../src/views/view.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';
import { brokenSelects } from '../support/views/broken-selects.ts';
import { expectedRows } from '../support/views/expected-rows.ts';
import { expectedUnitCostRows } from '../support/views/expected-unit-cost-rows.ts';
import { unitCostRows } from '../support/views/unit-cost-rows.ts';
import { viewRows } from '../support/views/view-rows.ts';
import { openTables, plainSelect } from '../support/views/views-on-duckdb.ts';

let common: DuckDbEngine;
let ofUnits: DuckDbEngine;

beforeAll(async () => {
  common = await openTables(viewRows);
  ofUnits = await openTables(unitCostRows);
});
afterAll(() => {
  common?.close();
  ofUnits?.close();
});

/** A view has rows of its own where those of the others would be too many for it. */
const ownRows: typeof expectedRows = { [unitCostsView.name]: expectedUnitCostRows };
const engineOf = (name: string) => (name in ownRows ? ofUnits : common);

async function rowsOf(engine: DuckDbEngine, sql: string): Promise<readonly string[]> {
  const { rows } = await queryDuckDb(engine, sql);
  return rows.map((row) => JSON.stringify(row)).sort();
}

const expectedOf = (name: string) =>
  (ownRows[name] ?? expectedRows[name] ?? []).map((row) => JSON.stringify(row)).sort();

/** Rows of the code as tables, so that they are read and not planned with every broken SELECT. */
async function storedData({
  name,
  data = {},
}: View): Promise<readonly (readonly [string, string])[]> {
  const stored: [string, string][] = [];
  for (const [placeholder, text] of Object.entries(data)) {
    const isSelect = text.startsWith('select');
    const table = `${name}_${placeholder}`;
    if (isSelect) await engineOf(name).run(`create table ${table} as ${text}`);
    stored.push([text, isSelect ? `select * from ${table}` : text]);
  }
  return stored;
}

describe.each(allViews.map((view) => [view.name, view] as const))('%s', (name, view) => {
  it('has the declared columns and types, in order', async () => {
    const { columns } = await queryDuckDb(engineOf(name), plainSelect(view));
    const declared = Object.entries(view.columns).map(([column, { type }]) => [column, type]);
    expect(columns.map((column) => [column.name, column.type])).toEqual(declared);
  });

  it('has the rows that were worked out by hand', async () => {
    expect(await rowsOf(engineOf(name), plainSelect(view))).toEqual(expectedOf(name));
  });

  it('has other rows, or an error, with any part of its SQL broken', async () => {
    const unnoticed: string[] = [];
    const broken = brokenSelects(plainSelect(view), await storedData(view));
    for (const { change, sql } of broken) {
      const rows = await rowsOf(engineOf(name), sql).catch(() => undefined);
      if (rows !== undefined && JSON.stringify(rows) === JSON.stringify(expectedOf(name))) {
        unnoticed.push(change);
      }
    }
    expect(unnoticed).toEqual([]);
    expect(broken.length).toBeGreaterThan(5);
  });
});
