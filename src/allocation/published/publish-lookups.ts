/** Writes the look-ups of a published set as Parquet, one object for each table, only if they are not there. */
import type { ObjectStore } from '../../ports/object-store.ts';
import { rowHash } from '../../tables/content-hash.ts';
import { lookupNames, lookupTables } from '../../tables/lookup-tables.ts';
import { textObjectKey } from '../../tables/object-key.ts';
import { publishOnce } from '../../tables/publish-once.ts';
import type { ColumnValues, TextPartitionedTable } from '../../tables/table.ts';
import { type LookupRows, lookupRows } from '../compile/lookup-values.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/**
 * An object of another layout, which an earlier release wrote, is replaced. Throws an Error if what was
 * written cannot be read back.
 */
export async function publishLookups(
  store: ObjectStore,
  hash: string,
  set: RuleSet,
): Promise<void> {
  const rows = lookupRows(set);
  await Promise.all(
    lookupNames.map((name) => publishLookup(store, lookupTables[name], { hash, rows: rows[name] })),
  );
}

interface Lookup {
  /** Of the set. */
  readonly hash: string;
  readonly rows: LookupRows[keyof LookupRows];
}

async function publishLookup(
  store: ObjectStore,
  table: TextPartitionedTable,
  { hash, rows }: Lookup,
): Promise<void> {
  const values = columnValues(table, rows);
  await publishOnce(store, {
    table,
    key: textObjectKey(table, hash),
    values,
    contentHash: rowHash(table, hash, values),
    keyValues: { 'set-hash': hash },
    metadata: { rows: String(rows.rows.length) },
    subject: `The table ${table.name} of the rules ${hash}`,
  });
}

function columnValues(
  table: TextPartitionedTable,
  { columns, rows }: Lookup['rows'],
): ColumnValues<TextPartitionedTable> {
  const values = Object.entries(table.columns).map(([field, { name, type }]) => {
    const place = columns.indexOf(name);
    const texts = rows.map((row) => row[place] ?? '');
    return [field, type === 'bigint' ? texts.map(Number) : texts];
  });
  return Object.fromEntries(values) as ColumnValues<TextPartitionedTable>;
}
