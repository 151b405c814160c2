/** Reads one file of the export: Parquet, or CSV, also with gzip. Only the columns that are needed are decoded. */
import { gunzipSync } from 'node:zlib';
import { parquetReadObjects, parquetSchema } from 'hyparquet';
import Papa from 'papaparse';
import { openParquet } from '../../parquet/parquet-file.ts';
import { strictUtf8 } from '../../parquet/strict-utf8.ts';
import { essentialColumns, exportColumns, type RawRow } from './exported-recommendation.ts';

/** A recommendation has about 2 kB as CSV: more than 100,000 of them. */
const maxCsvBytes = 256 * 1024 * 1024;

/** Files that AWS delivers; others, such as checksums, are not read. */
export function isExportFile(key: string): boolean {
  return /\.(parquet|csv|csv\.gz)$/i.test(key);
}

/** Throws an Error where the bytes are damaged, or lack an essential column. */
export async function readExportFile(key: string, bytes: Uint8Array): Promise<readonly RawRow[]> {
  if (/\.parquet$/i.test(key)) return readParquet(bytes);
  const text = /\.gz$/i.test(key)
    ? gunzipSync(bytes, { maxOutputLength: maxCsvBytes })
    : Buffer.from(bytes);
  return readCsv(new TextDecoder('utf-8', { fatal: true }).decode(text));
}

async function readParquet(bytes: Uint8Array): Promise<readonly RawRow[]> {
  const { bytes: whole, metadata } = openParquet(bytes);
  const found = parquetSchema(metadata).children.map(({ element }) => element.name);
  const names = knownNames(found);
  const rows = await parquetReadObjects({
    file: whole.buffer,
    metadata,
    columns: [...names.keys()],
    parsers: strictUtf8,
  });
  return rows.map((row) => renamed(row, names));
}

function readCsv(text: string): readonly RawRow[] {
  const { data, errors, meta } = Papa.parse<Record<string, unknown>>(text, {
    header: true,
    skipEmptyLines: true,
  });
  const [problem] = errors.filter(({ code }) => code !== 'UndetectableDelimiter');
  if (problem !== undefined) {
    throw new Error(`line ${(problem.row ?? 0) + 2} is not CSV: ${problem.message}`);
  }
  const names = knownNames(meta.fields ?? []);
  return data.map((row) => renamed(row, names));
}

/** AWS's documentation has 'recommendation_ID', its files have small letters: both are accepted. */
function knownNames(found: readonly string[]): ReadonlyMap<string, string> {
  const wanted = new Set<string>(exportColumns);
  const names = new Map(
    found.map((name) => [name, name.toLowerCase()] as const).filter(([, name]) => wanted.has(name)),
  );
  const present = new Set(names.values());
  const missing = essentialColumns.filter((name) => !present.has(name));
  if (missing.length === 0) return names;
  throw new Error(`it lacks ${missing.join(', ')}: add them to the query of the export`);
}

function renamed(
  row: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): RawRow {
  return Object.fromEntries([...names].map(([name, known]) => [known, row[name]]));
}
