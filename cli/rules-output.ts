/** How the `rules` commands print: texts of rule files and bills are untrusted, and must not control a terminal. */
import { moneyIn } from '../src/mail/words/money-words.ts';
import { isolated, safeName } from '../src/mail/words/safe-name.ts';

/** On one line, without control characters, not too long. */
export function shown(text: string, maxLength = 60): string {
  return isolated(safeName(text, maxLength));
}

/** Amounts of the bill, with cents; plain numbers if its currency is unknown. */
export function amountIn(currency: string): (amount: number) => string {
  if (currency !== '') return moneyIn(currency).exact;
  const plain = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return (amount) => plain.format(amount).replace('-', '−');
}

/** '86.2 %'; '' of nothing. */
export function shareOf(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** '1 rule', '2 rules'. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Rows in columns; columns of `right` are aligned at their right end. */
export function table(
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
  indent = '  ',
): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => width(row[at]))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => {
        const padding = ' '.repeat((widths[at] ?? 0) - width(cell));
        return right.includes(at) ? `${padding}${cell}` : `${cell}${padding}`;
      })
      .join('  ')
      .trimEnd();
  return rows.map((row) => `${indent}${line(row)}\n`).join('');
}

/** Isolates have no width. */
function width(cell = ''): number {
  return Array.from(cell.replace(/[\u2068\u2069]/g, '')).length;
}

/** JSON for programs, in which no character controls a terminal that shows it. */
export function asJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const safe = text.replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${safe}\n`;
}
