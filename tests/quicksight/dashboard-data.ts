/**
 * The dashboard's data sets as SPICE would import them: their SQL on DuckDB, over the archive and
 * forecast that a run of the digest on the sample company wrote.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DigestOutcome } from '../../functions/daily-digest/digest-run.ts';
import { boundSql, type DataSetSql } from '../../quicksight/datasets/dataset-sql.ts';
import { type DirectoryAccount, parseAccounts } from '../../src/directory/accounts-csv.ts';
import { type Budget, parseBudgets } from '../../src/domain/budgets/budgets.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { createAccounts, createView } from '../../src/platform/local/tables/local-tables.ts';
import type { ResultSchema } from '../../src/ports/query-engine.ts';
import { sqlDate, sqlIdentifier, sqlInteger, sqlText } from '../../src/sql/bind.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { runDigest } from '../support/laptop.ts';

const sample = fileURLToPath(new URL('../../samples/acme/', import.meta.url));
const read = (file: string) => readFileSync(join(sample, file), 'utf8');
const accounts = parseAccounts(read('accounts.csv'), 'accounts.csv');

export const reportDay = '2026-11-20';
const newest = sqlDate(parseBillingDay(reportDay));
export const sampleBudgets = parseBudgets(read('budgets.csv'), 'budgets.csv');

/** Runs the digest on the sample company; the run archives all 81 days below `out`. */
export function archiveSample(out: string, budgets: readonly Budget[]): Promise<DigestOutcome> {
  const settings = { budgets, restatementDays: 60 };
  return runDigest({ bill: join(sample, 'cur2'), accounts, out, day: reportDay, settings });
}

export interface Owner {
  readonly user: string;
  readonly ou: string;
}

export interface GlueTables {
  /** Folder with the archive and the forecast of the digest. */
  readonly out: string;
  readonly budgets: readonly Budget[];
  readonly owners?: readonly Owner[];
}

/** Opens the tables of the archive's database in one engine; the caller must close it. */
export async function openTables({ out, budgets, owners = [] }: GlueTables): Promise<DuckDbEngine> {
  const engine = await DuckDbEngine.open({ threads: 2 });
  const archive = join(out, ouBreakdownTable.prefix);
  const files = readdirSync(archive, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => join(archive, name));
  const forecast = join(out, objectKey(ouForecastTable, parseBillingDay(reportDay)));
  await engine.run(createAccounts([...accounts, ...accounts.map(earlier)]));
  await engine.run(createView(ouBreakdownTable, { files }));
  await engine.run(
    `create view ou_forecast as
     select *, ${newest} as report_date
     from read_parquet(${sqlText(forecast)}, hive_partitioning = false)
     union all
     -- A forecast that is older than the archive, and the same of the day before: neither may count.
     select ${newest}, 'Root/Workloads/Mobile', 1e6, 1e6, 1e6, 1e6, ${newest}
     union all
     select ${newest} + 1, 'Root/Workloads/Mobile', 1e6, 1e6, 1e6, 1e6, ${newest} - 1`,
  );
  await fill(engine, 'budgets (ou varchar, month varchar, amount double, currency varchar)', [
    ...budgets.map((one) => [one.ou, one.month, String(one.amount), one.currency]),
    // Ends like a file that an editor saved.
    ['', '', '0', ''],
  ]);
  await fill(
    engine,
    'ou_owners (user_name varchar, ou varchar)',
    owners.map(({ user, ou }) => [user, ou]),
  );
  return engine;
}

/** The account directory of another day, on which every account had another name. */
function earlier(account: DirectoryAccount): DirectoryAccount {
  const snapshotDate = parseBillingDay('2026-08-01');
  return { ...account, snapshotDate, accountName: `Zombie of ${account.accountName}` };
}

async function fill(engine: DuckDbEngine, table: string, rows: readonly (readonly string[])[]) {
  await engine.run(`create table ${table}`);
  if (rows.length === 0) return;
  const values = rows.map((row) => `(${row.map(sqlText).join(', ')})`);
  await engine.run(`insert into ${table.replace(/ \(.*/, '')} values ${values.join(', ')}`);
}

export type Row = Readonly<Record<string, string | number | null>>;

/** Runs a SELECT over `result`, the result of the data set's SQL; throws if its columns differ. */
export async function selectFrom(
  engine: DuckDbEngine,
  name: DataSetSql,
  schema: ResultSchema,
  select = 'select * from result',
  yellowPercent?: number,
): Promise<readonly Row[]> {
  const sql = `with result as (\n${dataSetSql(name, yellowPercent)})\n${select}`;
  const { batches } = await engine.query({ name, sql, schema });
  const rows: Row[] = [];
  for await (const { rowCount, columns } of batches) {
    for (let index = 0; index < rowCount; index++) {
      const entries = Object.entries(columns).map(([key, values]) => [key, values[index] ?? null]);
      rows.push(Object.fromEntries(entries) as Row);
    }
  }
  return rows;
}

function dataSetSql(name: DataSetSql, yellowPercent = 100): string {
  return boundSql(name, {
    archive: sqlIdentifier('ou_breakdown'),
    accounts: sqlIdentifier('accounts'),
    budgets: sqlIdentifier('budgets'),
    forecasts: sqlIdentifier('ou_forecast'),
    owners: sqlIdentifier('ou_owners'),
    allocation: sqlIdentifier('cost_allocation'),
    units: sqlIdentifier('team_units'),
    today: sqlDate(parseBillingDay(reportDay)),
    green_percent: sqlInteger(90),
    yellow_percent: sqlInteger(yellowPercent),
  });
}
