/** Small bills written by hand, and their cost lines: each test names only the columns that it needs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { BillSource } from '../../../../src/domain/costs/bill-source.ts';
import { openBill } from '../../../../src/platform/local/bill/open-bill.ts';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';
import type { ResultSchema } from '../../../../src/ports/query-engine.ts';
import { type BillColumnType, sourceColumns } from '../../../../src/tables/bill-columns.ts';

export type Line = Readonly<
  Record<string, string | number | null | Readonly<Record<string, string>>>
>;

/** A usage line of CUR 2.0 or of the legacy report, changed by the test. */
export function usageLine(line: Line): Line {
  return {
    bill_billing_period_start_date: '2026-11-01 00:00:00',
    bill_payer_account_id: '011122223333',
    line_item_currency_code: 'USD',
    line_item_line_item_type: 'Usage',
    line_item_product_code: 'AmazonEC2',
    line_item_unblended_cost: 1,
    line_item_usage_account_id: '022233334444',
    line_item_usage_start_date: '2026-11-20 05:00:00',
    ...line,
  };
}

/** A usage charge of FOCUS, changed by the test. */
export function focusCharge(line: Line): Line {
  return {
    billedcost: 1,
    billingaccountid: '011122223333',
    billingcurrency: 'USD',
    billingperiodstart: '2026-11-01 00:00:00',
    chargecategory: 'Usage',
    chargeperiodstart: '2026-11-20 05:00:00',
    effectivecost: 1,
    providername: 'AWS',
    servicename: 'Amazon Elastic Compute Cloud',
    subaccountid: '022233334444',
    ...line,
  };
}

/** Writes Parquet with all columns that the lines name. Returns the path. */
export async function writeParquet(
  path: string,
  source: BillSource,
  lines: readonly Line[],
): Promise<string> {
  mkdirSync(dirname(path), { recursive: true });
  const types: Readonly<Record<string, BillColumnType>> = sourceColumns[source];
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const selects = lines.map((line) => {
    const values = columns.map((column) => {
      const type = types[column] === 'map' ? 'map(varchar, varchar)' : (types[column] ?? 'varchar');
      return `cast(${literal(line[column])} as ${type}) as "${column}"`;
    });
    return `select ${values.join(', ')}`;
  });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (${selects.join(' union all ')}) to '${path}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

function literal(value: Line[string] | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  const entries = Object.entries(value).map(([key, text]) => `${literal(key)}: ${literal(text)}`);
  return `map {${entries.join(', ')}}`;
}

/** Writes any file, with its folders. Returns the path. */
export function writeFile(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** CSV in AWS's style: quotes only if needed. */
export function csvOf(lines: readonly Line[]): string {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const cell = (value: Line[string] | undefined) => {
    const text = typeof value === 'object' && value ? JSON.stringify(value) : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = lines.map((line) => columns.map((column) => cell(line[column])).join(','));
  return `${[columns.map(cell).join(','), ...rows].join('\n')}\n`;
}

export type Row = Readonly<Record<string, string | number | null>>;

/** Opens the bill and runs `select … from cost_lines`, given as `sql` with `cost_lines` in it. */
export async function queryBill(
  path: string,
  sql: string,
  schema: ResultSchema,
  source?: BillSource,
): Promise<Row[]> {
  const bill = await openBill({ path, source });
  const engine = await DuckDbEngine.open({ threads: 1 });
  try {
    await bill.attach(engine);
    const bound = sql.replace('cost_lines', () => `${bill.costLines()} as cost_lines`);
    return await rowsOf(engine, bound, schema);
  } finally {
    engine.close();
  }
}

/** All rows of a query, as objects. */
export async function rowsOf(
  engine: DuckDbEngine,
  sql: string,
  schema: ResultSchema,
): Promise<Row[]> {
  const rows: Row[] = [];
  const { batches } = await engine.query({ name: 'test', sql, schema });
  for await (const { rowCount, columns } of batches) {
    for (let row = 0; row < rowCount; row++) {
      const values = Object.entries(columns).map(([name, column]) => [name, column[row] ?? null]);
      rows.push(Object.fromEntries(values) as Row);
    }
  }
  return rows;
}
