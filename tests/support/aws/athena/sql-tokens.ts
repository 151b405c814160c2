/**
 * The words and signs of a statement, without blanks and comments, each with its position: enough to parse
 * a statement's wrapper and to skip a SELECT inside it.
 */

export interface SqlToken {
  readonly kind: 'text' | 'name' | 'word' | 'sign' | 'end';
  /** Without its quotes; '<EOF>' at the end. */
  readonly text: string;
  /** Where it begins, from 0. */
  readonly at: number;
}

const tokens =
  /((?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*)('((?:[^']|'')*)'|"((?:[^"]|"")*)"|(\w+)|\S|$)/gy;

/** In order; the last one is the end. */
export function sqlTokens(sql: string): SqlToken[] {
  return [...sql.matchAll(tokens)].map(
    ({ index, 1: blank = '', 2: raw = '', ...match }): SqlToken => {
      const { 3: text, 4: name, 5: word } = match;
      const at = index + blank.length;
      if (text !== undefined) return { kind: 'text', text: text.replaceAll("''", "'"), at };
      if (name !== undefined) return { kind: 'name', text: name, at };
      if (word !== undefined) return { kind: 'word', text: word, at };
      return raw === '' ? { kind: 'end', text: '<EOF>', at } : { kind: 'sign', text: raw, at };
    },
  );
}
