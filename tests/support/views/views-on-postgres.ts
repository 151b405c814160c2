/**
 * The statements for Redshift on PostgreSQL: its words that PostgreSQL lacks are taken out by the rules below, and the
 * external tables are plain tables with the same columns. Everything else is run as it is.
 */
import { PGlite } from '@electric-sql/pglite';
import { glueName } from '../../../src/tables/column-types.ts';
import type { Table } from '../../../src/tables/table.ts';
import { spectrumTableName, spectrumTables } from '../../../src/warehouse/spectrum-table.ts';
import type { EngineResult } from '../trino/duckdb-rows.ts';
import type { PlainRow, TableRows } from './view-rows.ts';
import { viewTables } from './views-on-duckdb.ts';

/** Each rule: Redshift's words, and what PostgreSQL gets. */
export const redshiftOnly: readonly (readonly [RegExp, string])[] = [
  // Late binding: PostgreSQL's views are always bound.
  [/\nwith no schema binding$/, ''],
  // The schema of Spectrum's tables is a plain one here.
  [
    /^create external schema if not exists ("\w+")\nfrom data catalog [^\n]+\niam_role '[^']+'$/,
    'create schema if not exists $1',
  ],
  // PostgreSQL does not say that the grantee is a role.
  [/^(grant [^\n]+) to role ("[^"]+")$/, '$1 to $2'],
];

export function withoutRedshiftWords(sql: string): string {
  return redshiftOnly.reduce((text, [words, by]) => text.replace(words, by), sql);
}

const postgresTypes = {
  string: 'varchar',
  date: 'date',
  double: 'double precision',
  bigint: 'bigint',
} as const;

/** PostgreSQL's numbers of types, with the names that the other engines have. */
const typeNames: Readonly<Record<number, string>> = {
  20: 'bigint',
  23: 'integer',
  25: 'varchar',
  701: 'double',
  1043: 'varchar',
  1082: 'date',
};

/** A database without tables. Dates are read as text, bigints as numbers. */
export function openPostgres(): Promise<PGlite> {
  return PGlite.create({ parsers: { 1082: (day) => day, 20: Number } });
}

/** The tables as Spectrum shows them: those that are read by their files have "$path" in place of partitions. */
export async function fillTables(db: PGlite, schema: string, rows: TableRows): Promise<void> {
  for (const table of viewTables) {
    const isByPath = spectrumTables.some((one) => one === table);
    const name = `"${schema}"."${isByPath ? spectrumTableName(table) : table.name}"`;
    const columns = columnsOf(table, isByPath);
    const list = columns.map(([column, type]) => `"${column}" ${type}`).join(', ');
    await db.exec(`create table ${name} (${list})`);
    const given = (rows[table.name] ?? []).map((row) => (isByPath ? withPath(table, row) : row));
    const named = columns.map(([column]) => `"${column}"`).join(', ');
    await db.query(
      `insert into ${name} (${named}) select ${named} from json_populate_recordset(null::${name}, $1)`,
      [JSON.stringify(given)],
    );
  }
}

function columnsOf(table: Table, isByPath: boolean): readonly (readonly [string, string])[] {
  const own = Object.values(table.columns).map(
    (column) => [glueName(column), postgresTypes[column.type]] as const,
  );
  if (isByPath) return [...own, ['$path', 'varchar']];
  const keys = table.format === 'parquet' ? table.partitionKeys : [];
  return [...own, ...keys.map((key) => [key.name, 'integer'] as const)];
}

function withPath(table: Table, row: PlainRow): PlainRow {
  const keys = table.format === 'parquet' ? table.partitionKeys : [];
  const folders = keys.map(({ name }) => `${name}=${row[name]}/`).join('');
  return { ...row, $path: `s3://bucket/${table.prefix}${folders}${table.objectName}` };
}

export async function queryPostgres(db: PGlite, sql: string): Promise<EngineResult> {
  const { rows, fields } = await db.query<unknown[]>(sql, [], { rowMode: 'array' });
  const columns = fields.map(({ name, dataTypeID }) => ({
    name,
    type: typeNames[dataTypeID] ?? `type ${dataTypeID}`,
  }));
  return { columns, rows };
}
