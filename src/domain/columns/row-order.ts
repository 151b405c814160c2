/**
 * Sorts rows by columns of texts, by Unicode code point, because Athena, DuckDB and Parquet's statistics
 * compare text that way. JavaScript's comparison of texts differs beyond U+FFFF.
 */
import type { TextColumn } from './text-column.ts';

/**
 * The rows' indexes in order of the first column, then of the second, and so on. Rows with equal texts
 * keep their order. Only different texts are compared: the rows are sorted by the texts' places.
 */
export function rowOrder(columns: readonly TextColumn[]): Uint32Array {
  let order: Uint32Array = Uint32Array.from(
    { length: columns[0]?.codes.length ?? 0 },
    (_, row) => row,
  );
  for (const { codes, texts } of columns.toReversed()) {
    order = sortedBy(order, codes, placesOf(texts));
  }
  return order;
}

/** For each code, the place of its text among the sorted texts. */
export function placesOf(texts: readonly string[]): Uint32Array {
  const sorted = [...texts.keys()].sort((a, b) =>
    byCodePoint(texts[a] as string, texts[b] as string),
  );
  const places = new Uint32Array(texts.length);
  for (const [place, code] of sorted.entries()) places[code] = place;
  return places;
}

/** A counting sort, which keeps the order of rows that have the same place. */
function sortedBy(rows: Uint32Array, codes: Int32Array, places: Uint32Array) {
  const starts = new Uint32Array(places.length + 1);
  for (let row = 0; row < codes.length; row++) {
    const next = (places[codes[row] as number] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let place = 1; place < starts.length; place++) {
    starts[place] = (starts[place] as number) + (starts[place - 1] as number);
  }
  const sorted = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    const place = places[codes[row] as number] as number;
    const at = starts[place] as number;
    sorted[at] = row;
    starts[place] = at + 1;
  }
  return sorted;
}

/** Negative when `a` comes first. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = rankOf(a.charCodeAt(at)) - rankOf(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Surrogates, the halves of a code point beyond U+FFFF, come after all other code units. */
function rankOf(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
