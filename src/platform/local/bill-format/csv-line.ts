/**
 * Finds the line of a CSV file that contains a value. DuckDB names the line of a value that it cannot
 * parse, but not of one that it parses and that we reject; so the file is read again after such an error.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { headerOf } from './csv-header.ts';

/** A larger packed file would not fit into memory: its error names no line. */
const maxPackedBytes = 256 * 1024 * 1024;
const chunkBytes = 1 << 22;

/** Line of the first record for whose column `isWanted` is true; undefined if there is none. */
export function lineOfValue(
  path: string,
  column: string,
  isWanted: (value: string) => boolean,
): number | undefined {
  let names: readonly string[] | undefined;
  let delimiter = ',';
  let index = -1;
  let line = 1;
  for (const record of recordsOf(path)) {
    if (names === undefined) {
      ({ names, delimiter } = headerOf(record.replace(/^\uFEFF/, '')));
      index = names.indexOf(column);
    } else if (isWanted(cellsOf(record, delimiter)[index] ?? '')) {
      return line;
    }
    line += record.split('\n').length;
  }
  return undefined;
}

/** Yields records without the line feed that ends them; a line feed within quotes does not end a record. */
function* recordsOf(path: string): Generator<string> {
  let rest = '';
  for (const text of textsOf(path)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    let record: string | undefined;
    for (const line of lines) {
      record = record === undefined ? line : `${record}\n${line}`;
      if (hasOpenQuote(record)) continue;
      yield record;
      record = undefined;
    }
    if (record !== undefined) rest = `${record}\n${rest}`;
  }
  if (rest !== '') yield rest;
}

function hasOpenQuote(record: string): boolean {
  return (record.split('"').length - 1) % 2 === 1;
}

function* textsOf(path: string): Generator<string> {
  const decoder = new TextDecoder();
  if (path.toLowerCase().endsWith('.gz')) {
    const packed = readFileSync(path);
    if (packed.length <= maxPackedBytes) yield decoder.decode(gunzipSync(packed));
    return;
  }
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(chunkBytes);
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      yield decoder.decode(chunk.subarray(0, read), { stream: true });
    }
  } finally {
    closeSync(file);
  }
}

function cellsOf(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  for (const part of record.replace(/\r$/, '').split(delimiter)) {
    cell = cell === '' ? part : `${cell}${delimiter}${part}`;
    if (hasOpenQuote(cell)) continue;
    cells.push(cell.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"'));
    cell = '';
  }
  return cells;
}
