/**
 * Cuts a CSV that arrives in chunks of bytes into texts of whole rows, for a parser that takes one at
 * a time: memory is bounded by one text, and the reader sets the pace.
 */

/** Characters of one text: some hundred rows of a breakdown. Larger ones only take more memory. */
const textLength = 128 * 1024;
/** Athena's rows are far shorter; a quote that never ends must not fill the memory. */
const longestRow = 32 * 1024 * 1024;

const quote = 34;
const comma = 44;
const lineFeed = 10;

/**
 * Texts that end in '\n', none within quotes. Throws a TypeError where the bytes are not UTF-8, a
 * RangeError where a row does not end. Athena ends every row, also the last, with '\n'.
 */
export async function* wholeRows(
  bytes: AsyncIterable<Uint8Array>,
  length = textLength,
): AsyncGenerator<string> {
  // A character may be split between two chunks, and a byte order mark is text like any other.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let pending = '';
  let enough = length;
  for await (const chunk of bytes) {
    pending += decoder.decode(chunk, { stream: true });
    if (pending.length < enough) continue;
    const end = sureEndOfRows(pending) || endOfRows(pending);
    enough = end === 0 ? pending.length * 2 : length;
    if (pending.length > longestRow) throw new RangeError('a row is longer than 32 MB');
    if (end > 0) yield pending.slice(0, end);
    pending = pending.slice(end);
  }
  pending += decoder.decode();
  if (endOfRows(pending) !== pending.length) throw new RangeError('it ends in the middle of a row');
  if (pending !== '') yield pending;
}

/**
 * The same without reading all of the text, 0 where that is not sure. Within a value quotes are doubled:
 * an odd number of them before a line end closes it, unless they also opened it.
 */
function sureEndOfRows(text: string): number {
  for (let at = text.lastIndexOf('\n'); at > 0; at = text.lastIndexOf('\n', at - 1)) {
    let start = at;
    while (start > 0 && text.charCodeAt(start - 1) === quote) start -= 1;
    const before = text.charCodeAt(start - 1);
    const isWithin = start > 0 && before !== comma && before !== lineFeed;
    if (isWithin && (at - start) % 2 === 1) return at + 1;
  }
  return 0;
}

/** Length up to the last row's end. Quotes within quotes are doubled, so that pairs cancel out. */
function endOfRows(text: string): number {
  let end = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) isQuoted = !isQuoted;
    else if (code === lineFeed && !isQuoted) end = at + 1;
  }
  return end;
}
