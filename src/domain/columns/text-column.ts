/**
 * A column of texts as dictionary codes. A bill repeats few different texts in many rows: work on texts
 * is done once for each different text, work on rows with numbers.
 */

export interface TextColumn {
  /** For each row, the index of its text in `texts`. */
  readonly codes: Int32Array;
  /** Different texts, in any order; some may be in no row. */
  readonly texts: readonly string[];
}

/** The column of these values, row by row. */
export function textColumn(values: readonly string[]): TextColumn {
  const dictionary = new TextDictionary();
  const codes = Int32Array.from(values, (text) => dictionary.codeOf(text));
  return { codes, texts: dictionary.texts };
}

/** Gives each different text a number, from 0 on, in the order in which they come. */
export class TextDictionary {
  readonly texts: string[] = [];
  readonly #codes = new Map<string, number>();

  codeOf(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.#codes.set(text, code);
      this.texts.push(text);
    }
    return code;
  }
}

/** The text of a row; undefined when the column has no such row. */
export function textAt({ codes, texts }: TextColumn, row: number): string | undefined {
  const code = codes[row];
  return code === undefined ? undefined : texts[code];
}

/** The texts row by row. */
export function textsOf({ codes, texts }: TextColumn): string[] {
  const values = new Array<string>(codes.length);
  for (let row = 0; row < values.length; row++) values[row] = texts[codes[row] as number] as string;
  return values;
}

/** The column with another text in place of each text; asks once for each different text. */
export function replaceTexts(
  { codes, texts }: TextColumn,
  replace: (text: string) => string,
): TextColumn {
  const replaced = textColumn(texts.map(replace));
  return { codes: codes.map((code) => replaced.codes[code] as number), texts: replaced.texts };
}

/** The given rows, in the given order. */
export function pickRows({ codes, texts }: TextColumn, rows: Uint32Array): TextColumn {
  const picked = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) picked[at] = codes[rows[at] as number] as number;
  return { codes: picked, texts };
}

/** The same for a column of numbers. */
export function pickNumbers(numbers: Float64Array, rows: Uint32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) picked[at] = numbers[rows[at] as number] as number;
  return picked;
}

/** The same texts row by row, with the codes in the order of their first rows, and no other texts. */
export function inRowOrder({ codes, texts }: TextColumn): TextColumn {
  const newCodes = new Int32Array(texts.length).fill(-1);
  const ordered: string[] = [];
  const ofRows = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (newCodes[code] === -1) {
      newCodes[code] = ordered.length;
      ordered.push(texts[code] as string);
    }
    ofRows[row] = newCodes[code] as number;
  }
  return { codes: ofRows, texts: ordered };
}

/** Whether two columns have the same texts in the same rows, whatever their codes. */
export function isSameColumn(one: TextColumn, other: TextColumn): boolean {
  if (one.codes.length !== other.codes.length) return false;
  const codes = new Map(other.texts.map((text, code) => [text, code]));
  const codeInOther = one.texts.map((text) => codes.get(text) ?? -1);
  for (let row = 0; row < one.codes.length; row++) {
    if (codeInOther[one.codes[row] as number] !== other.codes[row]) return false;
  }
  return true;
}
