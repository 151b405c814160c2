/**
 * Distinguishes errors of the input from errors of the program: if DuckDB could not read a file, its long
 * message becomes one sentence that names the file, the line and what to do.
 */
import { InputError } from '../../../domain/input/input-error.ts';
import { lineOfValue } from '../bill-format/csv-line.ts';

/** Begins the messages that our own SQL raises with `error()` for unreadable values of a file. */
export const unreadablePrefix = 'unreadable: ';

const copyAgain = 'copy or export the file again';

/** The InputError for a DuckDB error, or undefined if the input is correct. */
export function inputErrorOf(error: unknown): InputError | undefined {
  const text = error instanceof Error ? error.message : String(error);
  const sentence = csvSentence(text) ?? fileSentence(text);
  return sentence === undefined ? undefined : new InputError(sentence, { cause: error });
}

function fileSentence(text: string): string | undefined {
  const raised = text.indexOf(unreadablePrefix);
  if (raised >= 0) return withLine(oneLine(text.slice(raised + unreadablePrefix.length)));
  const parquet =
    /No magic bytes found at end of file '([^']+)'/.exec(text) ??
    /File '([^']+)' too small to be a Parquet file/.exec(text);
  if (parquet) return `${parquet[1]} is cut short or is not Parquet: ${copyAgain}.`;
  const failed =
    /Failed to read file "([^"]+)": ([^\n]*)/.exec(text) ??
    /(?:bytes from file|found in Parquet file) "([^"]+)": ([^\n]*)/.exec(text);
  if (failed) return `${failed[1]} is damaged (${failed[2]}): ${copyAgain}.`;
  // Errors of DuckDB's Parquet decoder contain no file name, and no other kind than this.
  if (text.startsWith('Invalid Error: ')) {
    return `A Parquet file of the bill is damaged (${oneLine(text)}): ${copyAgain}.`;
  }
  const missing = /(?:No files found that match the pattern|Cannot open file) "([^"]+)"/.exec(text);
  if (missing) return `${missing[1]} cannot be opened: check that it exists and may be read.`;
  return undefined;
}

/** The sentence about a value of a CSV file, with the number of its line. */
function withLine(sentence: string): string {
  const found =
    /^((.+\.csv(?:\.gz)?): "(.*)" in column (.+?) (?:cannot be read|is not a number|is not a cost|has lost digits))(.*)/i.exec(
      sentence,
    );
  if (found === null) return sentence;
  const [, start, path = '', value = '', column = '', end] = found;
  const isNumberless = /^[+-]?(nan|inf)/i.test(value);
  const wanted = isNumberless ? value.toLowerCase().slice(0, 3) : value;
  const isWanted = (cell: string) =>
    isNumberless
      ? cell.trim().toLowerCase().startsWith(wanted)
      : oneLine([...cell].slice(0, 40).join('')) === value;
  const line = lineOrNone(() => lineOfValue(path, column, isWanted));
  return line === undefined ? sentence : `${start} (line ${line})${end}`;
}

/** The file may be deleted by now: the sentence is useful without a line number. */
function lineOrNone(find: () => number | undefined): number | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}

/** DuckDB adds the position in the SQL after a blank line. */
function oneLine(text: string): string {
  return (text.split('\n\nLINE ')[0] ?? '').replace(/\s+/g, ' ').trim();
}

function csvSentence(text: string): string | undefined {
  const line = /CSV Error on Line: (\d+)/.exec(text)?.[1];
  if (line === undefined) return undefined;
  const file = /\n\s*file = (.+)/.exec(text)?.[1] ?? 'the CSV file';
  return `${file}, line ${line}: ${csvReason(text)}.`;
}

function csvReason(text: string): string {
  const value =
    /Error when converting column "(.*)"\. Could not convert string "(.*)" to '(\w+)'/s.exec(text);
  if (value) {
    const type = value[3] === 'DOUBLE' ? 'number' : value[3];
    return `"${oneLine(value[2] ?? '')}" in column ${value[1]} is not a ${type}; correct the value`;
  }
  const width = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(text);
  if (width) {
    return `has ${width[2]} columns where the header has ${width[1]}; the file may be cut short, ${copyAgain}`;
  }
  if (text.includes('unterminated quote')) {
    return `a quoted value does not end; the file may be cut short, ${copyAgain}`;
  }
  if (text.includes('Maximum line size')) return 'is longer than 2 MB, longer than in any bill';
  return `cannot be read; ${copyAgain}`;
}
