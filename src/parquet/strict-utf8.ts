/** How bytes become text where every character counts: as it was written, or not at all. */

/** A byte order mark is text like any other; the default decoder drops it from the start of a value. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Throws a TypeError where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

/** hyparquet's `parsers`. They throw as `decodeUtf8` does. */
export const strictUtf8 = {
  stringFromBytes: (bytes: Uint8Array) => bytes && decodeUtf8(bytes),
};
