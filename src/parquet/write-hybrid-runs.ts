/**
 * Encodes dictionary codes as Parquet's hybrid of repeated and bit-packed runs: eight or more equal codes
 * are one run, all others are packed in groups of eight.
 * https://github.com/apache/parquet-format/blob/master/Encodings.md#RLE
 */
import type { ByteWriter } from 'hyparquet-writer';

/** Writes the codes, each less than 2 to the power of `width`. */
export function writeHybridRuns(writer: ByteWriter, codes: Int32Array, width: number): void {
  let packedFrom = 0;
  let at = 0;
  while (at < codes.length) {
    const end = endOfRun(codes, at);
    if (end - at < 8) {
      at += 8;
      continue;
    }
    pack(writer, codes, packedFrom, at, width);
    repeat(writer, codes[at] as number, end - at, width);
    at = end;
    packedFrom = end;
  }
  pack(writer, codes, packedFrom, at, width);
}

/** The index after the last code that equals the one at `start`, without a gap. */
function endOfRun(codes: Int32Array, start: number): number {
  let end = start + 1;
  while (end < codes.length && codes[end] === codes[start]) end += 1;
  return end;
}

function repeat(writer: ByteWriter, code: number, count: number, width: number): void {
  writer.appendVarInt(count << 1);
  for (let bit = 0; bit < width; bit += 8) writer.appendUint8((code >> bit) & 0xff);
}

/** Groups of eight codes; after the last code they are 0. */
function pack(
  writer: ByteWriter,
  codes: Int32Array,
  from: number,
  to: number,
  width: number,
): void {
  const groups = (to - from) / 8;
  if (groups === 0) return;
  writer.appendVarInt((groups << 1) | 1);
  const bytes = new Uint8Array(groups * width);
  let at = 0;
  let pending = 0;
  let bits = 0;
  for (let index = from; index < to; index++) {
    pending |= (codes[index] ?? 0) << bits;
    bits += width;
    for (; bits >= 8; bits -= 8) {
      bytes[at++] = pending & 0xff;
      pending >>>= 8;
    }
  }
  writer.appendBytes(bytes);
}
