/** A column of codes is the column of its texts, whatever the codes are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  inRowOrder,
  isSameColumn,
  pickRows,
  type TextColumn,
  textAt,
  textColumn,
  textsOf,
} from '../../../src/domain/columns/text-column.ts';

const values = fc.array(fc.string({ unit: 'binary', maxLength: 3 }), { maxLength: 20 });

/** The same texts with other codes, and with texts that are in no row. */
function recoded({ codes, texts }: TextColumn): TextColumn {
  const last = texts.length;
  return { codes: codes.map((code) => last - code), texts: ['unused text', ...texts.toReversed()] };
}

test('a column gives back its values, all of them or row by row', () => {
  fc.assert(
    fc.property(values, (texts) => {
      for (const column of [textColumn(texts), recoded(textColumn(texts))]) {
        expect(textsOf(column)).toEqual(texts);
        expect(texts.map((_, row) => textAt(column, row))).toEqual(texts);
        expect(textAt(column, texts.length)).toBeUndefined();
      }
    }),
  );
});

test('codes in the order of rows depend on the texts alone', () => {
  fc.assert(
    fc.property(values, (texts) => {
      const column = textColumn(texts);
      expect(inRowOrder(recoded(column))).toEqual(column);
      expect(column.texts).toEqual([...new Set(texts)]);
    }),
  );
});

test('two columns are the same when their texts are, row by row', () => {
  fc.assert(
    fc.property(values, values, (texts, others) => {
      const column = textColumn(texts);
      expect(isSameColumn(column, recoded(column))).toBe(true);
      expect(isSameColumn(recoded(column), column)).toBe(true);
      const isSame = JSON.stringify(texts) === JSON.stringify(others);
      expect(isSameColumn(column, textColumn(others))).toBe(isSame);
    }),
  );
});

test('picked rows are those rows, in that order', () => {
  const column = textColumn(['a', 'b', 'a', 'c']);
  expect(textsOf(pickRows(column, Uint32Array.of(3, 0, 2)))).toEqual(['c', 'a', 'a']);
});
