/** Rows of AWS's export of recommendations, with all columns of its documentation, and how they are written as files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';

export type ExportRow = Readonly<Record<string, string | number | boolean | null>>;

/** https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cor-columns.html */
const types = {
  account_id: 'varchar',
  account_name: 'varchar',
  action_type: 'varchar',
  currency_code: 'varchar',
  current_resource_details: 'varchar',
  current_resource_summary: 'varchar',
  current_resource_type: 'varchar',
  estimated_monthly_cost_after_discount: 'double',
  estimated_monthly_cost_before_discount: 'double',
  estimated_monthly_savings_after_discount: 'double',
  estimated_monthly_savings_before_discount: 'double',
  estimated_savings_percentage_after_discount: 'double',
  estimated_savings_percentage_before_discount: 'double',
  implementation_effort: 'varchar',
  last_refresh_timestamp: 'timestamp',
  recommendation_id: 'varchar',
  recommendation_lookback_period_in_days: 'integer',
  recommendation_source: 'varchar',
  recommended_resource_details: 'varchar',
  recommended_resource_summary: 'varchar',
  recommended_resource_type: 'varchar',
  region: 'varchar',
  resource_arn: 'varchar',
  restart_needed: 'boolean',
  rollback_possible: 'boolean',
  tags: 'map(varchar, varchar)',
} as const;

/** A rightsizing of an instance. */
export function exportRow(more: ExportRow = {}): ExportRow {
  return {
    account_id: '000000000001',
    account_name: 'shop "prod", =1+1',
    action_type: 'Rightsize',
    currency_code: 'USD',
    current_resource_details: '{"ec2Instance":{}}',
    current_resource_summary: 'm5.xlarge',
    current_resource_type: 'Ec2Instance',
    estimated_monthly_cost_after_discount: 100,
    estimated_monthly_cost_before_discount: 140.16,
    estimated_monthly_savings_after_discount: 45.5,
    estimated_monthly_savings_before_discount: 70.08,
    estimated_savings_percentage_after_discount: 45.5,
    estimated_savings_percentage_before_discount: 50,
    implementation_effort: 'Medium',
    last_refresh_timestamp: '2026-11-20 04:05:06',
    recommendation_id: 'MTIz-1',
    recommendation_lookback_period_in_days: 14,
    recommendation_source: 'ComputeOptimizer',
    recommended_resource_details: '{"ec2Instance":{}}',
    recommended_resource_summary: 'm5.large',
    recommended_resource_type: 'Ec2Instance',
    region: 'eu-central-1',
    resource_arn: 'arn:aws:ec2:eu-central-1:000000000001:instance/i-0123456789abcdef0',
    restart_needed: true,
    rollback_possible: true,
    tags: null,
    ...more,
  };
}

/** A purchase is about no resource. */
export const purchaseRow = exportRow({
  action_type: 'PurchaseSavingsPlans',
  current_resource_type: null,
  current_resource_summary: null,
  recommended_resource_type: 'ComputeSavingsPlans',
  recommended_resource_summary: '$1.20/hour',
  recommendation_id: 'purchase-1',
  recommendation_source: 'CostExplorer',
  resource_arn: null,
  restart_needed: false,
});

/** In the columns that the customer's query selects; all by default. */
export function writeCsv(
  file: string,
  rows: readonly ExportRow[],
  columns: readonly string[] = Object.keys(types),
): void {
  mkdirSync(dirname(file), { recursive: true });
  const text = csvText(rows, columns);
  writeFileSync(file, file.endsWith('.gz') ? gzipSync(text) : text);
}

/** With gzip, as AWS delivers it. */
export function csvGzip(rows: readonly ExportRow[]): Uint8Array {
  return gzipSync(csvText(rows, Object.keys(types)));
}

function csvText(rows: readonly ExportRow[], columns: readonly string[]): string {
  return Papa.unparse({ fields: [...columns], data: [...rows] }, { newline: '\n' });
}

/** With snappy, as AWS writes it, by another writer than the one that reads it. */
export async function writeParquet(file: string, rows: readonly ExportRow[]): Promise<void> {
  const csv = `${file}.rows.csv.tmp`;
  writeCsv(csv, rows);
  const engine = await DuckDbEngine.open();
  try {
    const columns = Object.entries(types)
      .map(([name, type]) =>
        name === 'tags'
          ? `map {'team': 'shop''s', 'key': account_id} as tags`
          : `cast(${name} as ${type}) as ${name}`,
      )
      .join(', ');
    await engine.run(
      `copy (select ${columns} from read_csv('${csv}', all_varchar = true, header = true)) to '${file}' (format parquet, compression snappy)`,
    );
  } finally {
    engine.close();
  }
}

export const exportKey = (root: string, day: string, name: string): string =>
  join(root, `date=${day}`, name);
