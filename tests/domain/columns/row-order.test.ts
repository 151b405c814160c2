/** JavaScript sorts rows in the order of DuckDB and Athena: by code point. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint, rowOrder } from '../../../src/domain/columns/row-order.ts';
import { textColumn } from '../../../src/domain/columns/text-column.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('', 'a', '\u{1f600}', '\uff5e', '\ud7ff', 'a\u{10ffff}', 'a\uffff'),
);

const compareBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

test('two texts compare as their UTF-8 bytes do', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(byCodePoint(a, b))).toBe(compareBytes(a, b));
    }),
  );
});

test('rows come in the order of each column, and equal rows keep theirs', () => {
  const row = fc.tuple(text, text, text);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const columns = [0, 1, 2].map((at) => textColumn(rows.map((one) => one[at] as string)));
      const expected = [...rows.keys()].sort(
        (a, b) =>
          [0, 1, 2]
            .map((at) => compareBytes(rows[a]?.[at] ?? '', rows[b]?.[at] ?? ''))
            .find((difference) => difference !== 0) ?? a - b,
      );
      expect([...rowOrder(columns)]).toEqual(expected);
    }),
  );
});
