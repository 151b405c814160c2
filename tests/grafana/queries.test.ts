/**
 * Every query of every dashboard on the sample's archive, as Grafana and its plugins would send it: with all values
 * chosen, with each value that a list offers, and with hostile names. The result has the columns of the panel.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FilterName, filterNames } from '../../grafana/names/variable-names.ts';
import type { SqlPanel, ValueKind } from '../../grafana/panels/panel.ts';
import { metrics } from '../../grafana/sql/amounts.ts';
import { optionsSql } from '../../grafana/variables/filter-variables.ts';
import type { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { emitted, textsAt } from '../support/grafana/emitted-dashboards.ts';
import { expandMacros } from '../support/grafana/expand-macros.ts';
import { interpolate } from '../support/grafana/interpolate.ts';
import { addNastyNames, ask, openSampleWarehouse } from '../support/grafana/sample-warehouse.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { archiveSample, sampleBudgets } from '../support/views/sample-archive.ts';

const november = { from: '2026-11-01T00:00:00Z', to: '2026-11-30T23:59:59Z' };
/** The archive has hostile names on one of these days. */
const august = { from: '2026-08-10T00:00:00Z', to: '2026-08-20T23:59:59Z' };

const types: Readonly<Record<ValueKind, string>> = {
  moment: 'timestamp',
  day: 'timestamp',
  text: 'varchar',
  status: 'varchar',
  amount: 'double',
  share: 'double',
  count: 'bigint',
};

const folder = folderForSuite();
let engine: DuckDbEngine;

beforeAll(async () => {
  await archiveSample(folder());
  engine = await openSampleWarehouse(folder(), sampleBudgets());
  await addNastyNames(engine);
});
afterAll(() => engine?.close());

const panels = emitted.flatMap(({ warehouse, definition, name, json }) =>
  definition.panels
    .filter((panel): panel is SqlPanel => panel.source === 'warehouse')
    .map((panel) => {
      const sql = json.panels.find(({ id }) => id === panel.id)?.targets[0]?.rawSQL ?? '';
      return { name: `${name}: ${panel.title}`, warehouse, panel, sql, definition };
    }),
);

describe.each(panels)('the query of $name', ({ warehouse, panel, sql }) => {
  it('has values of every declared column, of its type, with all values chosen', async () => {
    const { columns, rows } = await ask(engine, warehouse, sql, { range: november });
    expect(columns.map(({ name, type }) => [name, type])).toEqual(
      Object.entries(panel.columns).map(([name, { kind }]) => [name, types[kind]]),
    );
    expect(rows.length).toBeGreaterThan(0);
    const empty = columns.filter((_, at) => rows.every((row) => row[at] === null));
    expect(empty.map(({ name }) => name)).toEqual([]);
  });
});

/** Redshift gets the same SQL: dialects.test.ts compares its rows under filters. */
const ofAthena = panels.filter(({ warehouse }) => warehouse.id === 'athena');

describe.each(ofAthena)('the filters of $name', ({ warehouse, panel, sql, definition }) => {
  it.each(definition.filters)('runs with values that the list %s offers', async (filter) => {
    const offered = await options(filter, warehouse, november);
    expect(offered.length).toBeGreaterThan(1);
    const all = await ask(engine, warehouse, sql, { range: november });
    let isNarrowed = false;
    for (const value of [offered[0] ?? '', offered.at(-1) ?? '']) {
      const chosen = { [filter]: { values: [value] } };
      const { rows } = await ask(engine, warehouse, sql, { range: november, chosen });
      isNarrowed ||= JSON.stringify(rows) !== JSON.stringify(all.rows);
    }
    expect(isNarrowed).toBe(panel.sql.includes(`\${${filter}:`));
  });

  it('runs with all hostile names in every list at once', async () => {
    const chosen = Object.fromEntries(
      await Promise.all(
        definition.filters.map(async (filter) => {
          const values = await options(filter, warehouse, august);
          return [filter, { values: [...values, "a',\\", '")', '--'] }] as const;
        }),
      ),
    );
    await expect(ask(engine, warehouse, sql, { range: august, chosen })).resolves.toBeDefined();
  });
});

async function options(
  filter: FilterName,
  warehouse: (typeof panels)[number]['warehouse'],
  range: typeof november,
): Promise<readonly string[]> {
  const { rows } = await ask(engine, warehouse, optionsSql(filter, warehouse), { range });
  return rows.map(([value]) => String(value));
}

describe.each(emitted)('the lists and marks of $name', ({ warehouse, json }) => {
  it('have rows', async () => {
    const queries = [...textsAt(json.templating, 'rawSQL'), ...textsAt(json.annotations, 'rawSQL')];
    expect(queries.length).toBeGreaterThan(0);
    for (const sql of queries) {
      const { rows } = await ask(engine, warehouse, sql, { range: november });
      expect(rows.length, sql).toBeGreaterThan(0);
    }
  });
});

describe('a hostile name', () => {
  const byTeam = ofAthena.filter(({ panel }) => panel.title === 'By team');

  it.each(byTeam.flatMap((one) => filterNames.map((filter) => ({ ...one, filter }))))(
    'in the list $filter of $name selects its own rows, and no others',
    async ({ warehouse, sql, filter }) => {
      const offered = await options(filter, warehouse, august);
      let sum = 0;
      for (const value of offered) {
        const chosen = { [filter]: { values: [value] } };
        const { rows } = await ask(engine, warehouse, sql, { range: august, chosen });
        expect(rows.length, value).toBeGreaterThan(0);
        sum += costOf(rows);
      }
      const { rows } = await ask(engine, warehouse, sql, { range: august });
      const shared =
        filter === 'account' || filter === 'team' ? 0 : await unofferedCost(warehouse, sql);
      expect(sum + shared).toBeCloseTo(costOf(rows), 6);
    },
  );

  it('has look-alikes for what Grafana or Redshift would not take as it is', async () => {
    const [{ warehouse } = panels[0] as (typeof panels)[number]] = byTeam;
    const names = (await options('ou', warehouse, august)).join('\n');
    expect(names).not.toMatch(/[\\"$]/);
    expect(names).toMatch(/O'Brien/);
    expect(names).toMatch(/say ”hi”/);
    expect(names).toMatch(/ends with ∖/);
    expect(names).toMatch(/＄__timeFrom/);
  });

  it('cannot become a macro or end a literal, also if a reader writes it into the address', () => {
    const given = interpolate('select \u0024{ou:sqlstring}', { ou: { values: ["a' or 1=1 --"] } });
    expect(given).toBe("select 'a'' or 1=1 --'");
    expect(() => expandMacros('$__timeGroup(x, 1d)', 'athena', november)).toThrow('not a macro');
    expect(() => interpolate('select \u0024{ou}', { ou: { values: ['x'] } })).toThrow('not quoted');
  });
});

const costOf = (rows: readonly (readonly unknown[])[]) =>
  rows.reduce((sum, [, cost]) => sum + Number(cost), 0);

/** The cost of the name that would mean 'All': no list offers it. */
async function unofferedCost(
  warehouse: (typeof panels)[number]['warehouse'],
  sql: string,
): Promise<number> {
  const { rows } = await ask(engine, warehouse, sql, { range: august });
  const lists = await Promise.all(
    ['ou', 'environment'].map((filter) => options(filter as FilterName, warehouse, august)),
  );
  for (const list of lists) expect(list).not.toContain('*');
  return Number(rows.find(([name]) => name === 'team/*')?.[1] ?? 0);
}

describe('the list of metrics', () => {
  const asked = panels.filter(({ sql }) => sql.includes('\u0024{metric:'));

  it('offers columns, each with another sum or unknown', async () => {
    const [{ warehouse, sql } = panels[0] as (typeof panels)[number]] = asked.filter(
      ({ panel }) => panel.title === 'By service',
    );
    const results = new Set<string>();
    for (const metric of Object.keys(metrics)) {
      const chosen = { metric: { values: [metric] } };
      const { rows } = await ask(engine, warehouse, sql, { range: november, chosen });
      results.add(JSON.stringify(rows));
    }
    expect(results.size).toBeGreaterThan(1);
  });

  it('shows nothing for a metric that does not exist', async () => {
    for (const { warehouse, sql, panel } of asked) {
      const chosen = { metric: { values: ["x' or 1=1 --"] } };
      const { columns, rows } = await ask(engine, warehouse, sql, { range: november, chosen });
      const amounts = columns.flatMap(({ type }, at) => (type === 'double' ? [at] : []));
      const shown = rows.filter((row) => amounts.some((at) => row[at] !== null));
      expect(shown, panel.title).toEqual([]);
    }
  });
});
