/**
 * Values of any DuckDB column as text and as JSON, without loss: a decimal keeps all its digits, a large
 * integer too.
 */
import type { DuckDBValue } from '@duckdb/node-api';

/** A value as a reader sees it; null for SQL's NULL. */
export function textOf(value: DuckDBValue): string | null {
  if (value === null) return null;
  return isNested(value) ? jsonOf(value) : String(value);
}

/** Numbers are written with all their digits. NaN and infinities, which JSON lacks, are texts. */
export function jsonOf(value: DuckDBValue): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') {
    return Number.isFinite(value) ? String(value) : JSON.stringify(String(value));
  }
  if (typeof value === 'string') return JSON.stringify(value);
  if ('items' in value) return `[${value.items.map(jsonOf).join(', ')}]`;
  if ('entries' in value) return objectOf(pairsOf(value.entries));
  const isDecimal = 'scale' in value && 'width' in value;
  return isDecimal ? String(value) : JSON.stringify(String(value));
}

/** A JSON object; also a key such as '__proto__' is only a text here. */
export function objectOf(pairs: readonly (readonly [string, DuckDBValue])[]): string {
  const members = pairs.map(([name, value]) => `${JSON.stringify(name)}: ${jsonOf(value)}`);
  return `{${members.join(', ')}}`;
}

function isNested(value: Exclude<DuckDBValue, null>): boolean {
  return typeof value === 'object' && ('items' in value || 'entries' in value);
}

type Entries =
  | readonly { readonly key: DuckDBValue; readonly value: DuckDBValue }[]
  | Readonly<Record<string, DuckDBValue>>;

/** Of a map, or of a struct. */
function pairsOf(entries: Entries): readonly (readonly [string, DuckDBValue])[] {
  if (!Array.isArray(entries)) return Object.entries(entries as Record<string, DuckDBValue>);
  return entries.map(({ key, value }) => [textOf(key) ?? 'null', value] as const);
}
