/** A table without rows as a SELECT of DuckDB, and DuckDB's names of the types. */
import type { ColumnType, PartitionKey, Table, TextPartitionKey } from '../../../tables/table.ts';

export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  string: 'varchar',
  date: 'date',
  double: 'double',
  bigint: 'bigint',
};

export function partitionType({ part }: PartitionKey | TextPartitionKey): string {
  if (part === 'text') return 'varchar';
  return part === 'date' ? 'date' : 'integer';
}

/** All columns of the table, in its order. */
export function noRows(table: Table): string {
  const columns = Object.values(table.columns).map(
    ({ name, type }) => `null::${sqlTypes[type]} as ${name}`,
  );
  const partitionKeys = table.format === 'parquet' ? table.partitionKeys : [];
  const keys = partitionKeys.map((key) => `null::${partitionType(key)} as ${key.name}`);
  return `select * from (
  select ${[...columns, ...keys].join(', ')}
) as nothing where false`;
}
