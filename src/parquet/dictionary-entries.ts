/** Turns the codes of a page into the entries of its dictionary. */
import { readHybridRuns } from './hybrid-runs.ts';

/**
 * Fills `output` with the entries that the codes stand for. The first byte is the number of bits of a
 * code. Throws an Error when a code is not in the dictionary, or when codes are missing.
 */
export function readEntries<Numbers extends Int32Array | Float64Array>(
  bytes: Uint8Array,
  entries: Numbers,
  output: Numbers,
): void {
  if (output.length === 0) return;
  const codes = output instanceof Int32Array ? output : new Int32Array(output.length);
  readHybridRuns(bytes.subarray(1), bytes[0] ?? 0, codes);
  // Two loops, because one over both kinds of arrays is several times slower.
  const areAllKnown =
    entries instanceof Int32Array
      ? placeIntegers(codes, entries, output as Int32Array)
      : placeDoubles(codes, entries as Float64Array, output as Float64Array);
  if (!areAllKnown) throw new Error('a code is not in the dictionary');
}

function placeIntegers(codes: Int32Array, entries: Int32Array, output: Int32Array): boolean {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code >= entries.length) return false;
    output[row] = entries[code] as number;
  }
  return true;
}

function placeDoubles(codes: Int32Array, entries: Float64Array, output: Float64Array): boolean {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code >= entries.length) return false;
    output[row] = entries[code] as number;
  }
  return true;
}
