/**
 * Sentences that mix our own text with names from the bill. The parts stay separate until they are written,
 * so that HTML can isolate each name and make it bold, and plain text can isolate it in its own way.
 */

import { countWord } from './date-and-number-words.ts';
import { isolated, safeName } from './safe-name.ts';

export interface Piece {
  readonly text: string;
  /** True for text from the bill, cleaned but not escaped. */
  readonly isName: boolean;
}

export type Sentence = readonly Piece[];

/** A name from the bill as a sentence that contains nothing else. */
export function nameOf(name: string): Sentence {
  return [{ text: safeName(name), isName: true }];
}

/** Builds a sentence: say`Two units: ${nameOf(ou)}.` Interpolated strings are our own text. */
export function sentenceOf(
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
 * 'A, B and C'. After `limit` items: 'A, B and four more', with `more` giving the text for the remaining
 * items.
 */
export function listed<T>(
  items: readonly T[],
  limit: number,
  write: (item: T) => Sentence,
  more: (rest: readonly T[]) => string = (rest) => `${countWord(rest.length)} more`,
): Sentence {
  const shown = items.slice(0, limit).map(write);
  const rest = items.slice(limit);
  const parts = rest.length === 0 ? shown : [...shown, sentenceOf`${more(rest)}`];
  return parts.flatMap((item, index) => [...joint(index, parts.length), ...item]);
}

function joint(index: number, count: number): Sentence {
  if (index === 0) return [];
  return sentenceOf`${index === count - 1 ? ' and ' : ', '}`;
}

/** The sentence as plain text. */
export function sentenceText(sentence: Sentence): string {
  return sentence.map((piece) => (piece.isName ? isolated(piece.text) : piece.text)).join('');
}
