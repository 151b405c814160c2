/**
 * Reads CSV files once, as bytes, before any query: DuckDB takes a gzip stream that was cut short
 * for a whole one, fails without a usable message on text that is not UTF-8, and takes longer to
 * guess a wide header than to read the file.
 */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../../domain/input/input-error.ts';
import { type CsvHeader, headerOf } from '../bill-format/csv-header.ts';
import type { BillFile } from './bill-tree.ts';

/** zlib unpacks on a thread of its own: two at once keep two cores busy. */
const filesAtOnce = 2;

/** More than any header: a few hundred columns of names up to 128 characters. */
const headerBytes = 256 * 1024;

/**
 * The header of each CSV file, by path. Throws an InputError naming the first file that is
 * cut short, damaged or not UTF-8.
 */
export async function readCsvHeaders(
  files: readonly BillFile[],
): Promise<ReadonlyMap<string, CsvHeader>> {
  const waiting = files.filter((file) => file.format !== 'parquet');
  const headers = new Map<string, CsvHeader>();
  const worker = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      headers.set(file.path, headerOf(await checkedHead(file)));
    }
  };
  await Promise.all(Array.from({ length: filesAtOnce }, worker));
  return headers;
}

/** Reads the whole file; gives the first part of its text. */
async function checkedHead({ path, format, bytes: size }: BillFile): Promise<string> {
  const bytes = createReadStream(path, { highWaterMark: 1 << 20 });
  const gunzipped = format === 'csv.gz' ? gunzip(bytes) : undefined;
  const head: Buffer[] = [];
  let headLength = 0;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of gunzipped ?? bytes) {
      const text = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      const end = wholeCharacters(text);
      if (!isUtf8(text.subarray(0, end))) throw notUtf8(path);
      if (headLength < headerBytes) head.push(text.subarray(0, end));
      headLength += end;
      rest = Buffer.from(text.subarray(end));
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InputError(
      `${path} is cut short or damaged (${reason}): copy or export the file again.`,
      { cause },
    );
  } finally {
    bytes.destroy();
  }
  if (rest.length > 0) throw notUtf8(path);
  // zlib passes over zeros there, such as those that fill a block; DuckDB fails on them.
  if (gunzipped !== undefined && gunzipped.bytesWritten < size) {
    throw new InputError(`${path} goes on after its packed end: copy or export the file again.`);
  }
  return Buffer.concat(head)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function gunzip(bytes: NodeJS.ReadableStream) {
  const gunzipped = createGunzip({ chunkSize: 1 << 18 });
  bytes.on('error', (error) => gunzipped.destroy(error));
  return bytes.pipe(gunzipped);
}

/** Where the last character that is whole ends: a chunk may end within one. */
function wholeCharacters(text: Buffer): number {
  for (let back = 1; back <= Math.min(3, text.length); back++) {
    const byte = text[text.length - back] ?? 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? text.length - back : text.length;
    }
    if (byte < 0x80) return text.length;
  }
  return text.length;
}

function notUtf8(path: string): InputError {
  return new InputError(`${path} is not UTF-8 text, which AWS writes: export the file again.`);
}
