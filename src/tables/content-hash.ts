/**
 * Fingerprints of a table's rows: two runs that would store the same content have the same hash, so
 * that unchanged content is never written again.
 */
import { createHash, type Hash } from 'node:crypto';
import { inRowOrder, type TextColumn, textsOf } from '../domain/columns/text-column.ts';
import type { AnyColumn, ColumnValues, StoredTable } from './table.ts';

/**
 * SHA-256, in hex, of `about` as JSON, of each column of texts and of each column of numbers. Texts
 * are hashed as the different ones in JSON, in the order of their first rows, so that no text can
 * imitate another column, and each row's number among them; numbers as doubles, −0 as 0. For many rows.
 */
export function columnHash(
  about: readonly unknown[],
  texts: readonly TextColumn[],
  numbers: readonly Float64Array[],
): string {
  const hash = createHash('sha256').update(JSON.stringify(about));
  for (const column of texts) addTexts(hash, column);
  for (const column of numbers) hash.update(column.map((value) => value + 0));
  return hash.digest('hex');
}

/** A column's codes depend on how it was read, so its texts get new ones. */
function addTexts(hash: Hash, column: TextColumn): void {
  const { codes, texts } = inRowOrder(column);
  hash.update(JSON.stringify(texts));
  hash.update(codes);
}

/**
 * SHA-256, in hex, of the table's layout version, the partition's day or text, and every row in the order
 * given, each as JSON. For some thousand rows.
 */
export function rowHash<T extends StoredTable>(
  table: T,
  partition: string,
  values: ColumnValues<T>,
): string {
  const hash = createHash('sha256').update(JSON.stringify([table.layoutVersion, partition]));
  const columns = Object.keys(table.columns).map((field) =>
    plainValues(values[field as keyof T['columns']]),
  );
  const rowCount = columns[0]?.length ?? 0;
  for (let row = 0; row < rowCount; row++) {
    hash.update(JSON.stringify(columns.map((column) => column[row])));
  }
  return hash.digest('hex');
}

function plainValues(column: AnyColumn = []): ArrayLike<unknown> {
  return 'texts' in column ? textsOf(column) : column;
}
