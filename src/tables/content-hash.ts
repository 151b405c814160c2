/**
 * Fingerprints of a table's rows: two runs that would store the same content have the same hash, so
 * that unchanged content is never written again.
 */
import { createHash, type Hash } from 'node:crypto';
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { ColumnValues, ParquetTable } from './table.ts';

/**
 * SHA-256, in hex, of `about` as JSON, of each column of texts and of each column of numbers. Texts
 * are hashed as the different ones in JSON, so that no text can imitate another column, and each
 * row's number among them; numbers as doubles, −0 as 0. For many rows.
 */
export function columnHash(
  about: readonly unknown[],
  texts: readonly (readonly string[])[],
  numbers: readonly (readonly number[])[],
): string {
  const hash = createHash('sha256').update(JSON.stringify(about));
  for (const column of texts) addTexts(hash, column);
  for (const column of numbers) {
    const doubles = new Float64Array(column.length);
    for (let row = 0; row < doubles.length; row++) doubles[row] = (column[row] as number) + 0;
    hash.update(doubles);
  }
  return hash.digest('hex');
}

function addTexts(hash: Hash, texts: readonly string[]): void {
  const numbers = new Map<string, number>();
  const ofRows = new Int32Array(texts.length);
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] as string;
    let number = numbers.get(text);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(text, number);
    }
    ofRows[row] = number;
  }
  hash.update(JSON.stringify([...numbers.keys()]));
  hash.update(ofRows);
}

/**
 * SHA-256, in hex, of the table's layout version, the partition's day and every row in the order
 * given, each as JSON. For some thousand rows.
 */
export function rowHash<T extends ParquetTable>(
  table: T,
  day: BillingDay,
  values: ColumnValues<T>,
): string {
  const hash = createHash('sha256').update(JSON.stringify([table.layoutVersion, day]));
  const columns = Object.keys(table.columns).map((field) => values[field as keyof T['columns']]);
  const rowCount = columns[0]?.length ?? 0;
  for (let row = 0; row < rowCount; row++) {
    hash.update(JSON.stringify(columns.map((column) => column[row])));
  }
  return hash.digest('hex');
}
