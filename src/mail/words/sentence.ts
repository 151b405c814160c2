/**
 * Sentences that mix our words with names from the bill. The pieces stay apart until they are
 * written, so that HTML can isolate and embolden each name and text can isolate it its own way.
 */

import { countWord } from './date-and-number-words.ts';
import { isolated, safeName } from './safe-name.ts';

export interface Piece {
  readonly text: string;
  /** True for text from the bill, cleaned but not escaped. */
  readonly isName: boolean;
}

export type Sentence = readonly Piece[];

/** A name from the bill, as a sentence of its own. */
export function nameOf(name: string): Sentence {
  return [{ text: safeName(name), isName: true }];
}

/** Builds a sentence: say`Two units: ${nameOf(ou)}.` Interpolated strings are our own words. */
export function say(
  words: TemplateStringsArray,
  ...values: readonly (string | Sentence)[]
): Sentence {
  return words.flatMap((text, index) => [
    { text, isName: false },
    ...piecesOf(values[index] ?? []),
  ]);
}

function piecesOf(value: string | Sentence): Sentence {
  return typeof value === 'string' ? [{ text: value, isName: false }] : value;
}

/**
 * 'A, B and C'. Beyond `limit` items: 'A, B and four more', the rest in the words `more` gives for it.
 */
export function listed<T>(
  items: readonly T[],
  limit: number,
  write: (item: T) => Sentence,
  more: (rest: readonly T[]) => string = (rest) => `${countWord(rest.length)} more`,
): Sentence {
  const shown = items.slice(0, limit).map(write);
  const rest = items.slice(limit);
  const parts = rest.length === 0 ? shown : [...shown, say`${more(rest)}`];
  return parts.flatMap((item, index) => [...joint(index, parts.length), ...item]);
}

function joint(index: number, count: number): Sentence {
  if (index === 0) return [];
  return say`${index === count - 1 ? ' and ' : ', '}`;
}

/** The sentence as plain text. */
export function sentenceText(sentence: Sentence): string {
  return sentence.map((piece) => (piece.isName ? isolated(piece.text) : piece.text)).join('');
}
