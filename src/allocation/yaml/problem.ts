/** What is wrong in the files of a set of rules: all of it is collected, so that it is corrected at once. */

export interface SetProblem {
  /** 'rules.yaml', 'teams.csv', … */
  readonly file: string;
  /** Counted from 1; null if it concerns the file, not a line. */
  readonly line: number | null;
  /** What was wrong, and what is accepted. Values of the files are shortened and made visible. */
  readonly message: string;
}

/** Notes one problem of a file. */
export type Report = (line: number | null, message: string) => void;

/** 'rules.yaml, line 12: …', as the command line prints it. */
export function problemText({ file, line, message }: SetProblem): string {
  return `${file}${line === null ? '' : `, line ${line}`}: ${message}`;
}

/** A report that appends to the list. Some messages quote texts of the files as they are. */
export function reportTo(problems: SetProblem[], file: string): Report {
  return (line, message) => problems.push({ file, line, message: printable(message) });
}

const maxShown = 60;
/** Characters that break a line, change its direction or cannot be seen. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text between quotes, on one line, at most 60 characters: U+202E and the like become '\u{202e}'. */
export function quoted(text: string): string {
  return `'${visible(shortened(text))}'`;
}

/** On one line, with very long texts shortened, but not the advice after an apostrophe in a value. */
function printable(message: string): string {
  const short = message.replace(/'([^']{200,})'/g, (_, text: string) => `'${shortened(text)}'`);
  return visible(short);
}

function shortened(text: string): string {
  if (text.length <= maxShown) return text;
  const letters = Array.from(text);
  return letters.length > maxShown ? `${letters.slice(0, maxShown).join('')}…` : text;
}

function visible(text: string): string {
  return text.replace(unprintable, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
}
