/**
 * Makes names from the bill safe to print: one line, no invisible control characters, not too long. Names
 * are untrusted input; they must not break a line, a header or the reading direction.
 */

const maxNameLength = 64;

const controls = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Bidi overrides and other invisible characters, except the joiners that emoji and Persian need. */
const invisible = /(?![\u200c\u200d])\p{Cf}/gu;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The name on one line, without control characters, at most `maxLength` (64) characters; '(no name)' if
 * empty.
 */
export function safeName(name: string, maxLength: number = maxNameLength): string {
  const line = name.replace(controls, ' ').replace(invisible, '').replace(/\s+/gu, ' ').trim();
  return line === '' ? '(no name)' : clipped(line, maxLength);
}

function clipped(line: string, maxLength: number): string {
  if (line.length <= maxLength) return line;
  let kept = '';
  for (const { segment } of graphemes.segment(line)) {
    if (kept.length + segment.length >= maxLength) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * The name for plain text: wrapped in U+2068 … U+2069 if it contains right-to-left letters, so that the
 * numbers after it stay in order. HTML uses `<bdi>` for the same purpose.
 */
export function isolated(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}

/** '0481-5516-2342', as the AWS console writes account ids; other ids unchanged. */
export function groupedId(accountId: string): string {
  return /^\d{12}$/.test(accountId) ? accountId.replace(/(\d{4})(?=\d)/g, '$1-') : accountId;
}
