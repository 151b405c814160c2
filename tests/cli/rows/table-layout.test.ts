/** Tables fit their width: texts are cut, numbers never, and rows that cannot fit become blocks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableLines } from '../../../cli/rows/table-layout.ts';
import { cutTo, printable, textWidth } from '../../../cli/rows/text-width.ts';

const text = (name: string) => ({ name, isNumber: false });
const number = (name: string) => ({ name, isNumber: true });

describe('a table', () => {
  it('aligns numbers to the right and shows NULL', () => {
    const rows = [
      ['AmazonEC2', '1234.5'],
      [null, '7'],
    ];
    expect(tableLines({ columns: [text('service'), number('cost')], rows }, 80)).toEqual([
      'service      cost',
      '─────────  ──────',
      'AmazonEC2  1234.5',
      'NULL            7',
    ]);
  });

  it('without rows has its header', () => {
    expect(tableLines({ columns: [text('a')], rows: [] }, 80)).toEqual(['a', '─']);
  });

  it('cuts the widest texts first, and no number', () => {
    const columns = [text('short'), text('long'), number('cost')];
    const rows = [['fits', 'x'.repeat(100), '12345678901234567890']];
    const [, , line = ''] = tableLines({ columns, rows }, 60);
    expect(line).toMatch(/^fits {3}x{29,}… {2}12345678901234567890$/);
    expect(line).toHaveLength(60);
  });

  it('that cannot fit has a block for each row, with the complete values', () => {
    const columns = Array.from({ length: 8 }, (_, index) => text(`column_${index}`));
    const rows = [columns.map((_, index) => `${index}`.repeat(90))];
    const lines = tableLines({ columns, rows }, 60);
    expect(lines[0]).toBe('── row 1 '.padEnd(60, '─'));
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(60);
    expect(lines.join('').match(/7/g)).toHaveLength(91);
  });

  it('fits any width from 40 on, whatever the texts', () => {
    const cells = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(null)), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        fc.array(cells, { maxLength: 4 }),
        fc.integer({ min: 40, max: 200 }),
        (rows, width) => {
          const lines = tableLines({ columns: ['a', 'b', 'c'].map(text), rows }, width);
          for (const line of lines) {
            expect(textWidth(line)).toBeLessThanOrEqual(width);
            expect(line).not.toMatch(/\p{Cc}/u);
          }
        },
      ),
    );
  });
});

describe('texts of a bill', () => {
  it('cannot move the cursor or turn the reading direction', () => {
    expect(printable('a\u001b[2Jb\nc\u202ed')).toBe('a\\u{1b}[2Jb\\u{a}c\\u{202e}d');
    expect(printable('👩‍🚀 Émile')).toBe('👩‍🚀 Émile');
  });

  it('are as wide as a terminal shows them', () => {
    expect([textWidth('abc'), textWidth('é'), textWidth('日本'), textWidth('🚀')]).toEqual([
      3, 1, 4, 2,
    ]);
    expect(cutTo('日本語', 5)).toBe('日本…');
    expect(cutTo('abc', 3)).toBe('abc');
  });
});
