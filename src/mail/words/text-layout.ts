/** Lays out the plain text of mails: columns next to each other, sentences over several lines. */

const columns = 72;

/**
 * Pads each column to its widest cell. Cells contain only our own text, whose letters are all one column
 * wide.
 */
export function aligned(
  table: readonly (readonly string[])[],
  sides: readonly ('left' | 'right')[],
  indent: string = '',
): string[] {
  const widths = sides.map((_, column) =>
    Math.max(0, ...table.map((row) => (row[column] ?? '').length)),
  );
  return table.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return sides[column] === 'right' ? cell.padStart(width) : cell.padEnd(width);
    });
    return `${indent}${cells.join('   ')}`.trimEnd();
  });
}

/** Breaks a text between words at 72 columns; the following lines begin with the indent. */
export function wrapped(text: string, indent: string = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
