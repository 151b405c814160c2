/**
 * Rewrites the Parquet files of a bill's earlier months like an older export: without the columns that AWS
 * added later, and with the others in another order.
 */
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { BillSource } from '../../../src/domain/costs/bill-source.ts';
import { findPeriodSegment } from '../../../src/platform/local/bill/bill-tree.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';

/** Columns that `sql/sources/` reads and that older exports do not have. */
const later: Readonly<Record<BillSource, readonly string[]>> = {
  cur2: [
    'cost_category',
    'line_item_net_unblended_cost',
    'line_item_usage_account_name',
    'reservation_net_effective_cost',
    'savings_plan_net_savings_plan_effective_cost',
    'split_line_item_parent_resource_id',
  ],
  legacy: [
    'line_item_net_unblended_cost',
    'product_region_code',
    'reservation_net_effective_cost',
    'savings_plan_net_savings_plan_effective_cost',
    'savings_plan_savings_plan_effective_cost',
    'savings_plan_total_commitment_to_date',
    'savings_plan_used_commitment',
    'split_line_item_parent_resource_id',
  ],
  focus: ['invoiceid', 'skumeter', 'x_costcategories', 'x_operation', 'x_usagetype'],
};

/** Returns how many columns each rewritten file lost. */
export async function driftColumns(
  folder: string,
  source: BillSource,
  firstNewPeriod: string,
): Promise<readonly number[]> {
  const engine = await DuckDbEngine.open();
  const lost: number[] = [];
  try {
    for (const path of parquetBefore(folder, firstNewPeriod)) {
      const names = await columnsOf(engine, path);
      const kept = names.filter((name) => !later[source].includes(name.toLowerCase())).reverse();
      const select = kept.map((name) => `"${name}"`).join(', ');
      await engine.run(
        `copy (select ${select} from '${path}') to '${path}.new' (format parquet, compression snappy)`,
      );
      renameSync(`${path}.new`, path);
      lost.push(names.length - kept.length);
    }
  } finally {
    engine.close();
  }
  return lost;
}

function parquetBefore(folder: string, firstNewPeriod: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.parquet'))
    .filter((path) => (findPeriodSegment(path.split('/'))?.period ?? '') < firstNewPeriod)
    .map((path) => join(folder, path));
}

async function columnsOf(engine: DuckDbEngine, path: string): Promise<readonly string[]> {
  const { batches } = await engine.query({
    name: 'columns',
    sql: `select column_name from (describe select * from '${path}')`,
    schema: { column_name: 'string' },
  });
  const names: string[] = [];
  for await (const { columns } of batches) names.push(...columns.column_name.map(String));
  return names;
}
