/** One line of a bill in Parquet, of any types, and the account id read from it. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';
import { queryBill } from './hand-written-bill.ts';

/** Writes one line as Parquet whose columns are SQL expressions. */
export async function parquetOf(path: string, columns: Readonly<Record<string, string>>) {
  mkdirSync(dirname(path), { recursive: true });
  const values = Object.entries(columns).map(([name, sql]) => `${sql} as "${name}"`);
  const engine = await DuckDbEngine.open();
  await engine.run(`copy (select ${values.join(', ')}) to '${path}' (format parquet)`);
  engine.close();
  return path;
}

export const typedLine = {
  bill_billing_period_start_date: "timestamp '2026-11-01'",
  line_item_line_item_type: "'Usage'",
  line_item_unblended_cost: '1.0::double',
  line_item_usage_account_id: "'022233334444'",
  line_item_usage_start_date: "timestamp '2026-11-20 05:00:00'",
  product: "map {'product_name': 'EC2'}",
};

export async function accountOf(path: string) {
  const sql = 'select usage_account_id as account from cost_lines';
  return (await queryBill(path, sql, { account: 'string' }))[0]?.['account'];
}
