/**
 * Names from the bill made fit to be read: one line, no invisible controls, not too long.
 * Names are hostile text; this keeps them from breaking a line, a header or the reading direction.
 */

const maxNameLength = 64;

const controls = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Bidi overrides and other invisible characters, but for the joiners that emoji and Persian need. */
const invisible = /(?![\u200c\u200d])\p{Cf}/gu;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The name on one line, without controls, at most `longest` (64) characters; '(no name)' if empty. */
export function safeName(name: string, longest: number = maxNameLength): string {
  const line = name.replace(controls, ' ').replace(invisible, '').replace(/\s+/gu, ' ').trim();
  return line === '' ? '(no name)' : clipped(line, longest);
}

function clipped(line: string, longest: number): string {
  if (line.length <= longest) return line;
  let kept = '';
  for (const { segment } of graphemes.segment(line)) {
    if (kept.length + segment.length >= longest) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * The name as plain text may carry it: wrapped in U+2068 … U+2069 where it holds right-to-left
 * letters, so that the numbers after it stay in order. HTML uses `<bdi>` for the same.
 */
export function isolated(name: string): string {
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}

/** '0481-5516-2342', as the AWS console writes account ids; other ids as they are. */
export function groupedId(accountId: string): string {
  return /^\d{12}$/.test(accountId) ? accountId.replace(/(\d{4})(?=\d)/g, '$1-') : accountId;
}
