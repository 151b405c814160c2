/**
 * What separates the values of a CSV: spreadsheets write commas, semicolons where the comma is the
 * decimal sign, or tabs, and may name it in a first line 'sep=;'.
 */

/** The comma first: it wins where the header has a single column. */
const delimiters = [',', ';', '\t'] as const;

export interface Delimited {
  readonly delimiter: string;
  /** The text without a line that only names the delimiter. */
  readonly text: string;
  /** Lines that were left out above the header. */
  readonly linesAbove: number;
}

/** `text` has '\n' as its only line ending. The header decides: it has the most columns. */
export function delimitedText(text: string): Delimited {
  const named = /^"?sep=([,;\t])"?[ ,;]*(?:\n|$)/i.exec(text);
  if (named !== null) {
    return { delimiter: named[1] as string, text: text.slice(named[0].length), linesAbove: 1 };
  }
  const header = unquoted(text);
  const counts = delimiters.map((one) => header.split(one).length);
  const delimiter = delimiters[counts.indexOf(Math.max(...counts))] as string;
  return { delimiter, text, linesAbove: 0 };
}

/** The header, without what is quoted in it: a quoted value may hold any character. */
function unquoted(text: string): string {
  const header = /^(?:[^"\n]|"[^"]*")*/.exec(text)?.[0] ?? '';
  return header.replace(/"[^"]*"/g, '');
}
