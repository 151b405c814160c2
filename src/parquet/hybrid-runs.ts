/**
 * Decodes Parquet's hybrid of repeated and bit-packed runs: dictionary codes, and levels.
 * https://github.com/apache/parquet-format/blob/master/Encodings.md#RLE
 */

/** Wider codes do not fit into the 32 bits that are read at once; a dictionary has fewer entries. */
const maxWidth = 24;

/** Fills `output`. Throws an Error when the bytes are not runs of that many values. */
export function readHybridRuns(bytes: Uint8Array, width: number, output: Int32Array): void {
  if (width > maxWidth) throw new Error(`codes of ${width} bits are not supported`);
  let at = 0;
  let filled = 0;
  while (filled < output.length) {
    const header = varInt(bytes, at);
    at = header.end;
    const length = header.value >>> 1;
    if (length === 0) throw new Error('a run has no value');
    if (header.value & 1) {
      const count = Math.min(length * 8, output.length - filled);
      unpack(bytes, at, width, output.subarray(filled, filled + count));
      at += length * width;
      filled += count;
    } else {
      const end = filled + length;
      if (end > output.length) throw new Error('a run has too many values');
      output.fill(repeated(bytes, at, width), filled, end);
      at += (width + 7) >> 3;
      filled = end;
    }
  }
}

/** Whether the bytes repeat this value of one byte at least so many times, in one run. */
export function isOneRun(bytes: Uint8Array, value: number, count: number): boolean {
  if (count === 0) return true;
  const header = varInt(bytes, 0);
  const isRepeated = (header.value & 1) === 0;
  return isRepeated && header.value >>> 1 >= count && bytes[header.end] === value;
}

/** Bits beyond the end of the bytes are 0: the last run may be cut after its last value. */
function unpack(bytes: Uint8Array, start: number, width: number, output: Int32Array): void {
  if (start + Math.ceil((output.length * width) / 8) > bytes.length) {
    throw new Error('a run is not complete');
  }
  const mask = (1 << width) - 1;
  let bits = start * 8;
  for (let index = 0; index < output.length; index++) {
    const at = bits >>> 3;
    const four =
      (bytes[at] as number) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    output[index] = (four >>> (bits & 7)) & mask;
    bits += width;
  }
}

function repeated(bytes: Uint8Array, start: number, width: number): number {
  let value = 0;
  for (let byte = 0; byte * 8 < width; byte++) {
    const next = bytes[start + byte];
    if (next === undefined) throw new Error('a run is not complete');
    value |= next << (byte * 8);
  }
  return value;
}

function varInt(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  for (let at = start; at < start + 5; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error('a run is not complete');
    value |= (byte & 127) << (7 * (at - start));
    if (byte < 128) return { value: value >>> 0, end: at + 1 };
  }
  throw new Error('a run has no end');
}
