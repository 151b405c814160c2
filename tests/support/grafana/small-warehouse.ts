/** The rows of the views over a few hand-made rows of the tables: small enough to be written into a query. */
import { alertRules } from '../../../grafana/alerts/alert-rules.ts';
import { defaultLooks } from '../../../grafana/panels/looks.ts';
import type { Warehouse } from '../../../grafana/sources/warehouse.ts';
import type { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { sqlText } from '../../../src/sql/bind.ts';
import { allViews } from '../../../src/views/all-views.ts';
import type { View } from '../../../src/views/view.ts';
import { redshiftName } from '../../../src/warehouse/redshift-statements.ts';
import { type EngineResult, queryDuckDb } from '../trino/duckdb-rows.ts';
import { hostileUnit, viewRows } from '../views/view-rows.ts';
import { openTables, plainSelect } from '../views/views-on-duckdb.ts';
import { emitted, textsAt, warehouses } from './emitted-dashboards.ts';
import { expandMacros, type TimeRange } from './expand-macros.ts';
import { type Chosen, interpolate } from './interpolate.ts';
import { everything } from './sample-warehouse.ts';

const range = { from: '2026-10-30T00:00:00Z', to: '2026-11-30T23:59:59Z' };

/** What a reader chose, by a name for the test. */
const choices: Readonly<Record<string, Readonly<Record<string, Chosen>>>> = {
  everything,
  'a hostile OU and a team': {
    ...everything,
    ou: { values: [hostileUnit.replaceAll('"', '”'), 'Root/A'] },
    team: { values: ['team/retail'] },
    metric: { values: ['amortized_cost'] },
  },
};

interface SentQuery {
  readonly name: string;
  readonly sql: string;
}

/** Every query over a warehouse, of dashboards and alert rules, as its engine would get it. */
export function sentQueries(id: Warehouse['id']): readonly SentQuery[] {
  const rules = warehouses
    .filter((warehouse) => warehouse.id === id)
    .flatMap((warehouse) => alertRules(warehouse, defaultLooks))
    .map(({ title, sql }) => ({ name: `rule: ${title}`, sql: expandMacros(sql, id, range) }));
  return [...dashboardQueries(id), ...rules];
}

/** With each of the choices. */
function dashboardQueries(id: Warehouse['id']): readonly SentQuery[] {
  const dashboards = emitted.filter(({ warehouse }) => warehouse.id === id);
  return dashboards.flatMap(({ name, json }) => {
    const queries = [
      ...json.panels.map(({ title, targets }) => [title, targets[0]?.rawSQL] as const),
      ...textsAt(json.templating, 'rawSQL').map((sql, at) => [`list ${at}`, sql] as const),
      ...textsAt(json.annotations, 'rawSQL').map((sql, at) => [`mark ${at}`, sql] as const),
    ];
    return queries.flatMap(([title, sql]) =>
      sql === undefined
        ? []
        : Object.entries(choices).map(([choice, chosen]) => ({
            name: `${name}: ${title}, ${choice}`,
            sql: expandMacros(interpolate(sql, chosen), id, range),
          })),
    );
  });
}

/** The query of one panel, with all values chosen. */
export function sentQuery(id: Warehouse['id'], title: string, days: TimeRange): string {
  const sql = emitted
    .filter(({ warehouse }) => warehouse.id === id)
    .flatMap(({ json }) => json.panels)
    .find((panel) => panel.title === title)?.targets[0]?.rawSQL;
  if (sql === undefined) throw new Error(`no panel ${title}`);
  return expandMacros(interpolate(sql, everything), id, days);
}

/** DuckDB with the views, also under their names in Redshift; the caller closes it. */
export async function openSmallWarehouse(): Promise<DuckDbEngine> {
  const engine = await openTables(viewRows);
  await engine.run('create schema finops');
  for (const view of allViews) {
    await engine.run(`create table finops.${redshiftName(view)} as ${plainSelect(view)}`);
    await engine.run(`create view ${view.name} as from finops.${redshiftName(view)}`);
  }
  return engine;
}

/** The query with the rows of each view in place of its name. */
export async function withRowsOf(engine: DuckDbEngine, sql: string): Promise<string> {
  let text = sql;
  for (const view of allViews) {
    if (!text.includes(`from "${view.name}"`)) continue;
    const rows = await valuesOf(engine, view);
    text = text.replaceAll(`from "${view.name}"`, () => `from ${rows}`);
  }
  return text;
}

async function valuesOf(engine: DuckDbEngine, view: View): Promise<string> {
  const { rows } = await queryDuckDb(engine, `from ${view.name}`);
  const columns = Object.entries(view.columns);
  const literals = rows.map((row) => {
    const values = columns.map(([, { type }], at) => literal(row[at], type));
    return `(${values.join(', ')})`;
  });
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  return `(values ${literals.join(', ')}) as "${view.name}" (${names})`;
}

function literal(value: unknown, type: string): string {
  const text = value === null || value === undefined ? 'null' : sqlText(String(value));
  return `cast(${text} as ${type})`;
}

/** The same moment and number in the same form, whatever engine it is from. */
export function plainResult({ columns, rows }: EngineResult) {
  return {
    names: columns.map(({ name }) => name),
    rows: rows.map((row) => row.map(plainValue)),
  };
}

function plainValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  if (typeof value === 'number') return Number(value.toPrecision(9));
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(value)) {
    return value.slice(0, 19);
  }
  return value ?? null;
}
