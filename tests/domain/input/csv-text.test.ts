/** The bytes of a CSV become text, or an error that names their format. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { csvText, maxCsvBytes, requireCsvSize } from '../../../src/domain/input/csv-text.ts';
import { InputError } from '../../../src/domain/input/input-error.ts';

const text = 'ou,amount\nRoot/Größe,1\n';
const bigEndian = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 as PowerShell and Excel write it', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16, the other order', bigEndian],
])('%s is read', (_, bytes) => expect(csvText(bytes, 'b.csv')).toBe(text));

test('a replacement character that is part of the text is accepted', () => {
  expect(csvText(Buffer.from('ou\n\uFFFD\n'), 'b.csv')).toBe('ou\n\uFFFD\n');
});

test.each([
  [
    'Windows-1252',
    Buffer.from(text, 'latin1'),
    "b.csv, line 2: this is not UTF-8 text; save it as 'CSV",
  ],
  [
    'a cut character',
    Buffer.from('a\nb\nö').subarray(0, 5),
    'b.csv, line 3: this is not UTF-8 text',
  ],
  ['zeros', Buffer.from('a,b\n\0\0'), 'b.csv, line 2: this is not text'],
  ['a workbook', Buffer.from('PK\x03\x04rest'), 'b.csv is a workbook or a zip; save it as'],
  ['gzip', gzipSync(text), 'b.csv is compressed; unpack it with gunzip.'],
  ['Parquet', Buffer.from('PAR1...'), 'b.csv is a Parquet file; give a CSV.'],
])('%s is refused', (_, bytes, message) => {
  expect(() => csvText(bytes, 'b.csv')).toThrow(InputError);
  expect(() => csvText(bytes, 'b.csv')).toThrow(message);
});

test('a file that is too large is rejected before it is read', () => {
  expect(() => requireCsvSize(maxCsvBytes, 'b.csv')).not.toThrow();
  expect(() => requireCsvSize(maxCsvBytes + 1, 'b.csv')).toThrow(
    'b.csv has 101 MB, and at most 100 MB are read; name the CSV, or keep fewer rows.',
  );
});
