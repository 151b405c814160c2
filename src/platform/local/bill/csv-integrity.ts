/**
 * Reads CSV files once, as bytes, before any query: DuckDB accepts a gzip stream that was cut short as
 * complete, fails without a usable message on text that is not UTF-8, and needs longer to guess a wide
 * header than to read the file.
 */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../../domain/input/input-error.ts';
import { type CsvHeader, headerOf } from '../bill-format/csv-header.ts';
import type { BillFile } from './bill-tree.ts';

/** zlib unpacks on a separate thread: two at once use two cores. */
const filesAtOnce = 2;

/** Larger than any header: a few hundred columns with names of up to 128 characters. */
const headerBytes = 256 * 1024;

/**
 * The header of each CSV file, by path. Throws an InputError naming the first file that is cut short,
 * damaged or not UTF-8.
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

/** Reads the complete file and returns the first part of its text. */
async function checkedHead({ path, format, bytes: size }: BillFile): Promise<string> {
  const bytes = createReadStream(path, { highWaterMark: 1 << 20 });
  const gunzipped = format === 'csv.gz' ? gunzip(bytes) : undefined;
  const head: Buffer[] = [];
  let headLength = 0;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of gunzipped ?? bytes) {
      const text = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      const end = completeCharacters(text);
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
  // zlib ignores zeros after the packed data, such as those that fill a block; DuckDB fails on them.
  if (gunzipped !== undefined && gunzipped.bytesWritten < size) {
    throw new InputError(
      `${path} has more bytes after the end of its packed data: copy or export the file again.`,
    );
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

/** The position where the last complete character ends: a chunk may end within one. */
function completeCharacters(text: Buffer): number {
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
