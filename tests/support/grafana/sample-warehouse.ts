/**
 * The rows of the views over the sample's archive, under the names that the views have in Athena and in Redshift.
 * They are stored, because hundreds of queries read them.
 */
import type { Warehouse } from '../../../grafana/sources/warehouse.ts';
import type { Budget } from '../../../src/domain/budgets/budgets.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { makeTables } from '../../../src/platform/local/query/query-tables.ts';
import { sqlText } from '../../../src/sql/bind.ts';
import { allViews } from '../../../src/views/all-views.ts';
import { costByEnvView } from '../../../src/views/cost-by-env.ts';
import { costByRegionView } from '../../../src/views/cost-by-region.ts';
import { costByServiceView } from '../../../src/views/cost-by-service.ts';
import { costByTeamView } from '../../../src/views/cost-by-team.ts';
import type { View } from '../../../src/views/view.ts';
import { redshiftName } from '../../../src/warehouse/redshift-statements.ts';
import { type EngineResult, queryDuckDb } from '../trino/duckdb-rows.ts';
import { expandMacros, type TimeRange } from './expand-macros.ts';
import { type Chosen, interpolate } from './interpolate.ts';

/** The caller closes the engine. */
export async function openSampleWarehouse(
  out: string,
  budgets: readonly Budget[],
): Promise<DuckDbEngine> {
  const engine = await DuckDbEngine.open({ threads: 1 });
  await makeTables(engine, {
    bill: undefined,
    source: undefined,
    accounts: undefined,
    budgets,
    out,
    memoryLimit: undefined,
  });
  await engine.run('create schema finops');
  const made = await viewsOf(engine);
  for (const view of allViews) {
    const inRedshift = `finops.${redshiftName(view)}`;
    const rows = made.has(view.name) ? `select * from ${view.name}` : noRowsOf(view);
    await engine.run(`create table ${inRedshift} as ${rows}`);
    await engine.run(`create or replace view ${view.name} as select * from ${inRedshift}`);
  }
  return engine;
}

async function viewsOf(engine: DuckDbEngine): Promise<ReadonlySet<unknown>> {
  const { rows } = await queryDuckDb(engine, 'select view_name from duckdb_views()');
  return new Set(rows.map(([name]) => name));
}

/** In Athena and Redshift a view over a table without objects has no rows; a laptop does not make it. */
function noRowsOf({ columns }: View): string {
  const nulls = Object.entries(columns).map(
    ([name, { type }]) => `cast(null as ${type}) as "${name}"`,
  );
  return `select ${nulls.join(', ')} where false`;
}

/** Names that mean something to Grafana's formats, to its plugins' macros, or to an engine. */
export const nastyNames = [
  "O'Brien",
  "x' or '1'='1",
  'ends with \\',
  "\\' or 1=1 --",
  'say "hi"',
  '$__timeFrom()',
  '\u0024{metric} and $__timeFilter(time)',
  '*',
  '∖”＄',
];

/** Adds a row for each name to a day of August, with it as OU, team and environment. */
export async function addNastyNames(engine: DuckDbEngine): Promise<void> {
  const names = nastyNames.map((name) => `(${sqlText(name)})`).join(', ');
  for (const view of [costByEnvView, costByTeamView, costByServiceView, costByRegionView]) {
    const table = `finops.${redshiftName(view)}`;
    await engine.run(`insert into ${table} by name
      select * exclude (name) replace (
        date '2026-08-18' as billing_date, 18 as day, name as ou, 'team/' || name as target, name as environment
      )
      from (from ${table} where year = 2026 and month = 8 limit 1)
      cross join (values ${names}) as names (name)`);
  }
}

/** Everything is chosen, and the metric is unblended cost, unless it is given. */
export const everything: Readonly<Record<string, Chosen>> = {
  ou: { raw: "'*'" },
  team: { raw: "'*'" },
  account: { raw: "'*'" },
  environment: { raw: "'*'" },
  metric: { values: ['unblended_cost'] },
};

export interface Asked {
  readonly range: TimeRange;
  readonly chosen?: Readonly<Record<string, Chosen>>;
}

/** Runs a query as Grafana does: the page puts values in, the plugin replaces macros. */
export function ask(
  engine: DuckDbEngine,
  { id }: Pick<Warehouse, 'id'>,
  sql: string,
  { range, chosen = {} }: Asked,
): Promise<EngineResult> {
  const interpolated = interpolate(sql, { ...everything, ...chosen });
  return queryDuckDb(engine, expandMacros(interpolated, id, range));
}
