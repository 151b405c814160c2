/**
 * Decodes values in PLAIN encoding: numbers in little-endian order, texts after their lengths.
 * https://github.com/apache/parquet-format/blob/master/Encodings.md#PLAIN
 */
import type { ParquetType } from 'hyparquet';

/** INT32, INT64 and DOUBLE as numbers. Throws an Error for other types, and when bytes are missing. */
export function plainNumbers(bytes: Uint8Array, count: number, type: ParquetType): Float64Array {
  const width = type === 'INT32' ? 4 : 8;
  if (type !== 'INT32' && type !== 'INT64' && type !== 'DOUBLE') {
    throw new Error(`it has values of the type ${type}, not numbers`);
  }
  if (bytes.length < count * width) throw new Error('a page has too few values');
  // A copy, because the values must begin at a multiple of their width.
  const aligned = new Uint8Array(bytes.subarray(0, count * width)).buffer;
  if (type === 'DOUBLE') return new Float64Array(aligned);
  const words = new Int32Array(aligned);
  return type === 'INT32' ? Float64Array.from(words) : fromWords(words);
}

/** Two words are a number: the low one without a sign, then the high one. */
function fromWords(words: Int32Array): Float64Array {
  const numbers = new Float64Array(words.length / 2);
  for (let index = 0; index < numbers.length; index++) {
    const low = (words[2 * index] as number) >>> 0;
    numbers[index] = (words[2 * index + 1] as number) * 2 ** 32 + low;
  }
  return numbers;
}

/** Each text as `codeOf` gives it. Throws an Error when bytes are missing. */
export function plainTexts(
  bytes: Uint8Array,
  count: number,
  codeOf: (bytes: Uint8Array) => number,
): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const codes = new Int32Array(count);
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 4 > bytes.length) throw new Error('a page has too few values');
    const end = at + 4 + view.getUint32(at, true);
    if (end > bytes.length) throw new Error('a text is not complete');
    codes[index] = codeOf(bytes.subarray(at + 4, end));
    at = end;
  }
  return codes;
}
