/**
 * Reads generated bills with DuckDB like an analyst: the files that the manifests name, and the amortized
 * cost by line item type. Independent of the generator's own arithmetic.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

const amortizedCost = `
  case line_item_line_item_type
    when 'SavingsPlanCoveredUsage' then savings_plan_savings_plan_effective_cost
    when 'SavingsPlanRecurringFee'
      then savings_plan_total_commitment_to_date - savings_plan_used_commitment
    when 'SavingsPlanNegation' then 0
    when 'SavingsPlanUpfrontFee' then 0
    when 'DiscountedUsage' then reservation_effective_cost
    when 'RIFee' then reservation_unused_amortized_upfront_fee_for_billing_period
      + reservation_unused_recurring_fee
    when 'Fee' then case when coalesce(reservation_reservation_a_r_n, '') = ''
      then line_item_unblended_cost else 0 end
    else line_item_unblended_cost
  end`;

/** The names of the grain and the two costs in each format. */
const costsOf = {
  cur2: `select line_item_usage_start_date::date as day, line_item_usage_account_id as account,
    product['product_name'] as service, line_item_unblended_cost as unblended, ${amortizedCost} as amortized`,
  'legacy-parquet': `select line_item_usage_start_date::date as day, line_item_usage_account_id as account,
    product_product_name as service, line_item_unblended_cost as unblended, ${amortizedCost} as amortized`,
  focus: `select chargeperiodstart::date as day, subaccountid as account, servicename as service,
    billedcost as unblended, effectivecost as amortized`,
} as const;

const isSplit = "coalesce(split_line_item_parent_resource_id, '') <> ''";

export type ParquetFormat = keyof typeof costsOf;

/** `from` expression for Parquet files in any partition folders. */
export function parquet(files: readonly string[]): string {
  const list = files.map((file) => `'${file}'`).join(', ');
  return `read_parquet([${list}], union_by_name = true, hive_partitioning = false)`;
}

/** `from` expression for CSV files with every value as text. */
export function csv(files: readonly string[]): string {
  const list = files.map((file) => `'${file}'`).join(', ');
  return `read_csv([${list}], all_varchar = true, header = true, union_by_name = true)`;
}

/** Costs per day, account and service, without split-cost rows. */
export function costQuery(format: ParquetFormat, files: readonly string[]): string {
  const where = format === 'focus' ? '' : `where not (${isSplit})`;
  return `select day, account, service,
      sum(unblended::decimal(38, 12)) as unblended, sum(amortized::decimal(38, 12)) as amortized
    from (${costsOf[format]} from ${parquet(files)} ${where})
    group by all order by all`;
}

export interface Reader {
  rows(sql: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

export async function openReader(): Promise<Reader> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection: DuckDBConnection = await instance.connect();
  return {
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Every file below a folder, relative to it, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** A manifest's data files, relative to the bucket. */
export async function manifestFiles(file: string): Promise<string[]> {
  const manifest: { dataFiles?: string[]; reportKeys?: string[] } = JSON.parse(
    await readFile(file, 'utf8'),
  );
  const files = manifest.dataFiles ?? manifest.reportKeys ?? [];
  return files.map((name) => name.replace(/^s3:\/\/[^/]+\//, ''));
}
