/**
 * Decodes the bytes of a CSV that people edit with spreadsheets, editors and shells: UTF-8, or UTF-16
 * with a byte order mark. Other formats are rejected; the error names the format and what to save
 * instead.
 */
import { InputError } from './input-error.ts';

/** Far more than any directory or budget has; a larger file could exhaust the run's memory. */
export const maxCsvBytes = 100_000_000;

interface Format {
  readonly starts: readonly number[];
  readonly says: string;
}

/** Formats that people save or download under the name of a CSV. */
const otherFormats: readonly Format[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], says: "a workbook or a zip; save it as 'CSV UTF-8'" },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], says: "a workbook of an old Excel; save it as 'CSV UTF-8'" },
  { starts: [0x1f, 0x8b], says: 'compressed; unpack it with gunzip' },
  { starts: [0x50, 0x41, 0x52, 0x31], says: 'a Parquet file; give a CSV' },
  { starts: [0x25, 0x50, 0x44, 0x46], says: 'a PDF; give a CSV' },
];

/** Throws an InputError naming `file`, and the line of the first byte that is not text. */
export function csvText(bytes: Uint8Array, file: string): string {
  requireCsvSize(bytes.length, file);
  const other = otherFormats.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte));
  if (other !== undefined) throw new InputError(`${file} is ${other.says}.`);
  const text = decoded(bytes, file);
  const nul = text.indexOf('\0');
  if (nul < 0) return text;
  throw new InputError(
    `${file}, line ${lineAt(text, nul)}: this is not text; save the table as 'CSV UTF-8'.`,
  );
}

/** Throws an InputError naming `file` when it is too large to be such a CSV. */
export function requireCsvSize(size: number, file: string): void {
  if (size <= maxCsvBytes) return;
  const [found, most] = [size, maxCsvBytes].map((bytes) => Math.ceil(bytes / 1_000_000));
  throw new InputError(
    `${file} has ${found} MB, and at most ${most} MB are read; name the CSV, or keep fewer rows.`,
  );
}

function decoded(bytes: Uint8Array, file: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const line = firstLineNotUtf8(bytes);
    throw new InputError(`${file}, line ${line}: this is not UTF-8 text; save it as 'CSV UTF-8'.`, {
      cause,
    });
  }
}

/** Decodes and encodes again: a search for U+FFFD would also find one that is part of the text. */
function firstLineNotUtf8(bytes: Uint8Array): number {
  const written = Buffer.from(bytes);
  const again = Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  let at = 0;
  while (at < written.length && written[at] === again[at]) at += 1;
  return lineAt(written.subarray(0, at).toString('latin1'), at);
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n?|\n/).length;
}
