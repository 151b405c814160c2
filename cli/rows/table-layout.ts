/**
 * Rows as a table of a given width. Numbers are never cut. Texts are cut if the table is too wide; if that
 * is not enough, each row is a block with one line for each column.
 */
import type { QueryColumn } from '../../src/platform/local/query/query-session.ts';
import { cutTo, padTo, printable, textWidth } from './text-width.ts';

export interface TextTable {
  readonly columns: readonly QueryColumn[];
  /** Null for SQL's NULL. */
  readonly rows: readonly (readonly (string | null)[])[];
}

const gap = 2;
/** A text column is not cut below this. */
const minTextWidth = 12;

export function tableLines({ columns, rows }: TextTable, width: number): readonly string[] {
  const names = columns.map(({ name }) => printable(name));
  const cells = rows.map((row) => row.map((cell) => (cell === null ? 'NULL' : printable(cell))));
  const natural = names.map((name, at) =>
    Math.max(textWidth(name), ...cells.map((row) => textWidth(row[at] ?? ''))),
  );
  const widths = fitted(natural, columns, width);
  if (widths === null) return blocks(names, cells, width);
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => cell(text, widths[at] ?? 0, columns[at]?.isNumber === true))
      .join(' '.repeat(gap))
      .trimEnd();
  return [
    line(names),
    widths.map((one) => '─'.repeat(one)).join(' '.repeat(gap)),
    ...cells.map(line),
  ];
}

function cell(text: string, width: number, isNumber: boolean): string {
  return padTo(cutTo(text, width), width, isNumber ? 'right' : 'left');
}

/**
 * Widths that fit, taken from the widest texts first; null if numbers and shortest texts are too wide
 * together.
 */
function fitted(
  natural: readonly number[],
  columns: readonly QueryColumn[],
  width: number,
): readonly number[] | null {
  const widths = [...natural];
  const total = () => widths.reduce((sum, one) => sum + one, 0) + gap * (widths.length - 1);
  for (let excess = total() - width; excess > 0; excess = total() - width) {
    const widest = widestText(widths, columns);
    if (widest === null) return null;
    const [at, next] = widest;
    widths[at] = Math.max(minTextWidth, next, (widths[at] ?? 0) - excess);
  }
  return widths;
}

/** The widest text column that may still be cut, and the width of the next one below it. */
function widestText(
  widths: readonly number[],
  columns: readonly QueryColumn[],
): readonly [at: number, next: number] | null {
  const texts = widths
    .map((width, at) => ({ width, at }))
    .filter(({ width, at }) => columns[at]?.isNumber !== true && width > minTextWidth)
    .sort((a, b) => b.width - a.width);
  const [first] = texts;
  if (first === undefined) return null;
  const next = texts.find(({ width }) => width < first.width)?.width ?? minTextWidth;
  return [first.at, next];
}

/** Name and value, one line for each column; a long value goes on below itself. */
function blocks(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  const side = Math.max(...names.map(textWidth));
  const room = Math.max(minTextWidth, width - side - gap);
  return rows.flatMap((row, index) => [
    `── row ${index + 1} `.padEnd(width, '─'),
    ...names.flatMap((name, at) =>
      pieces(row[at] ?? '', room).map((piece, part) =>
        `${padTo(part === 0 ? name : '', side, 'left')}${' '.repeat(gap)}${piece}`.trimEnd(),
      ),
    ),
  ]);
}

function pieces(text: string, width: number): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (textWidth(rest) > width) {
    const piece = cutTo(rest, width + 1).replace(/…$/, '');
    found.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...found, rest];
}
