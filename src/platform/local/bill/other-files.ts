/**
 * Judges the files beside those of a bill: packed files and files of other formats may hold lines of it,
 * and are refused; others are named, so that nothing is passed over without a word.
 */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError } from '../../../domain/input/input-error.ts';
import { essentialColumns } from '../bill-format/bill-source.ts';
import { headerOf } from '../bill-format/csv-header.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import type { ListedFile } from './list-files.ts';

/** What AWS writes beside a report for Athena, Redshift and QuickSight. */
const writtenByAws = /(^|-)(create-table\.sql|crawler-cfn\.yml|RedshiftCommands\.sql)$/i;

const packed = /\.(zip|tar|tgz|gz|bz2|xz|zst|lz4|7z|rar)$/i;
const otherTables = /\.(orc|avro|tsv|jsonl|ndjson)$/i;

/** Workbooks are packed XML, and people keep them beside a bill. */
const office = /\.(xlsx|xlsm|ods|docx|odt|pptx|pdf)$/i;

/** How files begin that hold data, whatever they are called: a copy that was cut off has any name. */
const beginnings: readonly (readonly [string, string])[] = [
  ['PAR1', 'Parquet'],
  ['\x1f\x8b', 'gzip'],
  ['PK\x03\x04', 'zip'],
  ['ORC', 'ORC'],
  ['Obj\x01', 'Avro'],
];

/** More than the names of a bill's columns take. */
const headBytes = 64 * 1024;

/** Paths of the harmless ones. Throws an InputError naming the first file that may hold lines. */
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
        `${path} holds ${kind} data under a name that tells no format: rename it to end in .parquet, .csv or .csv.gz, or move it away.`,
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

/** Does a text begin with the columns of a bill? So do downloads that are not done, and old copies. */
function isBillText(head: string): boolean {
  const [line = ''] = head.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const names = new Set(headerOf(line).names.map(normalizeColumn));
  return Object.values(essentialColumns).some((all) => all.every((name) => names.has(name)));
}
