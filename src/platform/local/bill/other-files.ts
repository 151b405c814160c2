/**
 * Checks the files next to those of a bill: packed files and files of other formats may contain lines of it
 * and are rejected; all others are named in a notice, so that no file is ignored silently.
 */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError } from '../../../domain/input/input-error.ts';
import { essentialColumns } from '../../../tables/bill-columns.ts';
import { headerOf } from '../bill-format/csv-header.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import type { ListedFile } from './list-files.ts';

/** Files that AWS writes next to a report for Athena, Redshift and QuickSight. */
const writtenByAws = /(^|-)(create-table\.sql|crawler-cfn\.yml|RedshiftCommands\.sql)$/i;

const packed = /\.(zip|tar|tgz|gz|bz2|xz|zst|lz4|7z|rar)$/i;
const otherTables = /\.(orc|avro|tsv|jsonl|ndjson)$/i;

/** Workbooks are packed XML, and people store them next to a bill. */
const office = /\.(xlsx|xlsm|ods|docx|odt|pptx|pdf)$/i;

/**
 * First bytes of files that contain data, whatever their names are: a copy that was cut off has any name.
 */
const beginnings: readonly (readonly [string, string])[] = [
  ['PAR1', 'Parquet'],
  ['\x1f\x8b', 'gzip'],
  ['PK\x03\x04', 'zip'],
  ['ORC', 'ORC'],
  ['Obj\x01', 'Avro'],
];

/** More than the column names of a bill take. */
const headBytes = 64 * 1024;

/** Paths of the harmless files. Throws an InputError naming the first file that may contain lines. */
export async function otherFiles(files: readonly ListedFile[]): Promise<string[]> {
  const harmless: string[] = [];
  for (const { path } of files) {
    const name = basename(path);
    if (writtenByAws.test(name)) continue;
    if (packed.test(name)) {
      throw new InputError(`${path} is packed: unpack it, or move it away from the bill.`);
    }
    if (otherTables.test(name)) {
      throw new InputError(
        `${path} is of a format that is not read: export Parquet or CSV, or move it away from the bill.`,
      );
    }
    const kind = office.test(name) ? undefined : await kindOf(path);
    if (kind !== undefined) {
      throw new InputError(
        `${path} holds ${kind} data under a name without a known format: rename it to end in .parquet, .csv or .csv.gz, or move it away.`,
      );
    }
    harmless.push(path);
  }
  return harmless;
}

async function kindOf(path: string): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const start = buffer.toString('latin1', 0, bytesRead);
    const known = beginnings.find(([beginning]) => start.startsWith(beginning))?.[1];
    return known ?? (isBillText(buffer.toString('utf8', 0, bytesRead)) ? 'CSV' : undefined);
  } finally {
    await file.close();
  }
}

/**
 * Tells whether a text begins with the columns of a bill. Unfinished downloads and old copies do as well.
 */
function isBillText(head: string): boolean {
  const [line = ''] = head.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const names = new Set(headerOf(line).names.map(normalizeColumn));
  return Object.values(essentialColumns).some((all) => all.every((name) => names.has(name)));
}
