/**
 * Finds the delimiter of a CSV. Spreadsheets write commas, tabs, or semicolons in countries with a
 * decimal comma, and may name the delimiter in a first line 'sep=;'.
 */

/** The comma comes first, so that it is used when the header has a single column. */
const delimiters = [',', ';', '\t'] as const;

export interface Delimited {
  readonly delimiter: string;
  /** The text without a line that only names the delimiter. */
  readonly text: string;
  /** Lines above the header that `text` does not contain. */
  readonly linesAbove: number;
}

/** `text` has only '\n' as line ending. Chooses the delimiter that gives the header most columns. */
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

/** The header without its quoted values, because these may contain any character. */
function unquoted(text: string): string {
  const header = /^(?:[^"\n]|"[^"]*")*/.exec(text)?.[0] ?? '';
  return header.replace(/"[^"]*"/g, '');
}
