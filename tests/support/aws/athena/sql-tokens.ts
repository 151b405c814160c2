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

/** The first word or sign in upper case: it says what kind of statement this is. */
export function firstWord(sql: string): string {
  const [first] = sql.matchAll(tokens);
  return (first?.[2] ?? '').toUpperCase();
}

/**
 * The statement without comments, texts and numbers: a grammar accepts all statements of one shape, or none
 * of them.
 */
export function shapeOf(sql: string): string {
  return sql.replace(tokens, (_, blank: string, raw: string) => {
    const sign = raw.startsWith("'") && raw.length > 1 ? "''" : raw.replace(/^\d+$/, '0');
    return blank === '' ? sign : ` ${sign}`;
  });
}

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
