/**
 * Cuts a CSV that arrives in chunks of bytes into texts of complete rows, for a parser that takes one text
 * at a time. Memory is limited to one text, and the consumer sets the pace.
 */

/** Bytes of one text: some hundred rows of a breakdown. Larger texts take more memory and more time. */
const textLength = 64 * 1024;
/** Athena's rows are far shorter; the limit prevents that an unclosed quote fills the memory. */
const maxRowBytes = 32 * 1024 * 1024;

const quote = 34;
const comma = 44;
const lineFeed = 10;

/**
 * Yields texts that end in '\n', never one within quotes. Throws a TypeError if the bytes are not UTF-8,
 * and a RangeError if a row does not end. Athena ends every row with '\n', including the last.
 */
export async function* completeRows(
  bytes: AsyncIterable<Uint8Array>,
  length = textLength,
): AsyncGenerator<string> {
  // Complete rows consist of complete characters, so each text can be decoded separately: four times as
  // fast as in a stream, and ASCII stays one byte per character. A byte order mark is treated as text.
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
 * Finds the same length without reading all bytes; returns 0 if it is not certain. Quotes within a value
 * are doubled: an odd number of quotes before a line end closes the value, unless they also opened it.
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

/**
 * Returns the length up to the end of the last row. Quotes within quotes are doubled, so pairs cancel out.
 */
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
