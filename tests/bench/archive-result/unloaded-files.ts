/**
 * Writes the rows of a result's CSV as Athena's UNLOAD does: Snappy Parquet in a folder for each day, one or
 * two files in each, every column except the partitions, and the rows unordered.
 */
import { rmSync } from 'node:fs';
import type { ColumnType } from '../../../src/ports/query-engine.ts';
import { breakdownSchema } from '../../../src/queries/breakdown-statement.ts';
import { stagedPartitions } from '../../../src/queries/unload-statement.ts';
import { sqlText } from '../../../src/sql/bind.ts';
import { withDuckDb } from '../files/run-duckdb.ts';

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  date: 'date',
  string: 'varchar',
  double: 'double',
  integer: 'bigint',
};

/** Replaces `folder`. */
export async function writeUnloaded(resultFile: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const types = Object.entries(breakdownSchema).map(
    ([name, type]) => `'${name}': '${sqlTypes[type]}'`,
  );
  const parts = stagedPartitions.map((part) => `${part}(billing_date) as ${part}`);
  const statement = `
    copy (
      select * replace (is_unassigned::integer as is_unassigned), ${parts.join(', ')}
      from read_csv(${sqlText(resultFile)}, header = true, columns = {${types.join(', ')}})
      order by billing_date, hash(linked_account, service)
    ) to ${sqlText(folder)}
    (format parquet, compression snappy, partition_by (${stagedPartitions.join(', ')}))`;
  await withDuckDb(async (run) => {
    await run(statement);
  });
}
