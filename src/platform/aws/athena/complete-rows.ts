/**
 * Cuts a CSV that arrives in chunks of bytes into texts of whole rows, for a parser that takes one at
 * a time: memory is bounded by one text, and the reader sets the pace.
 */

/** Bytes of one text: some hundred rows of a breakdown. Larger ones take more memory, and longer. */
const textLength = 64 * 1024;
/** Athena's rows are far shorter; a quote that never ends must not fill the memory. */
const maxRowBytes = 32 * 1024 * 1024;

const quote = 34;
const comma = 44;
const lineFeed = 10;

/**
 * Texts that end in '\n', none within quotes. Throws a TypeError where the bytes are not UTF-8, a
 * RangeError where a row does not end. Athena ends every row, also the last, with '\n'.
 */
export async function* completeRows(
  bytes: AsyncIterable<Uint8Array>,
  length = textLength,
): AsyncGenerator<string> {
  // Whole rows are whole characters, so that each text is decoded by itself: four times as fast as in
  // a stream, and ASCII stays one byte a character. A byte order mark is text like any other.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let chunks: Uint8Array[] = [];
  let size = 0;
  let enough = length;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size < enough) continue;
    const pending = Buffer.concat(chunks);
    const end = sureEndOfRows(pending) || endOfRows(pending);
    enough = end === 0 ? size * 2 : length;
    if (size > maxRowBytes) throw new RangeError('a row is longer than 32 MB');
    if (end > 0) yield decoder.decode(pending.subarray(0, end));
    chunks = [pending.subarray(end)];
    size -= end;
  }
  const rest = Buffer.concat(chunks);
  if (endOfRows(rest) !== rest.length) throw new RangeError('it ends in the middle of a row');
  if (rest.length > 0) yield decoder.decode(rest);
}

/**
 * The same without reading all of the bytes, 0 where that is not sure. Within a value quotes are
 * doubled: an odd number of them before a line end closes it, unless they also opened it.
 */
function sureEndOfRows(bytes: Uint8Array): number {
  for (let at = bytes.lastIndexOf(lineFeed); at > 0; at = bytes.lastIndexOf(lineFeed, at - 1)) {
    let start = at;
    while (start > 0 && bytes[start - 1] === quote) start -= 1;
    const before = bytes[start - 1];
    const isWithin = start > 0 && before !== comma && before !== lineFeed;
    if (isWithin && (at - start) % 2 === 1) return at + 1;
  }
  return 0;
}

/** Length up to the last row's end. Quotes within quotes are doubled, so that pairs cancel out. */
function endOfRows(bytes: Uint8Array): number {
  let end = 0;
  let isQuoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === quote) isQuoted = !isQuoted;
    else if (code === lineFeed && !isQuoted) end = at + 1;
  }
  return end;
}
