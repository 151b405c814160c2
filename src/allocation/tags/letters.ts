/**
 * How tag keys and values are folded. SQL gives the same results with `lower`, `translate` and
 * `trim(both … from …)` and the characters declared here; tests compare both for hostile text.
 */

/**
 * What is removed from a key: all that AWS accepts in keys, except letters and digits. More takes longer.
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
 */
export const keyPunctuation = ' _.:/=+-@';

/** What `trim` removes from both ends: blank, tab, line ends, no-break and ideographic space. */
export const trimmedBlanks = ' \t\n\r\u00a0\u3000';

const isPunctuation = new Set(keyPunctuation);
const isBlank = new Set(trimmedBlanks);

/**
 * Lower case, letter by letter as Trino and DuckDB do it. JavaScript's own function looks at words: it
 * writes a final sigma, and makes two letters of 'İ'.
 */
export function lowerCase(text: string): string {
  return Array.from(text, (letter) => (letter === 'İ' ? 'i' : letter.toLowerCase())).join('');
}

export function withoutBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank.has(text[start] as string)) start += 1;
  while (end > start && isBlank.has(text[end - 1] as string)) end -= 1;
  return text.slice(start, end);
}

/** Lower case, without punctuation: 'Cost-Center' and 'cost_center' become 'costcenter'. */
export function foldedKey(key: string): string {
  return Array.from(lowerCase(key), (letter) => (isPunctuation.has(letter) ? '' : letter)).join('');
}
