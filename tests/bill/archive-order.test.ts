/** JavaScript sorts rows in the order of DuckDB and Athena: by code point. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveOrder, byCodePoint } from '../../src/bill/archive-order.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 6 });
const tricky = fc.constantFrom('', 'a', '\u{1f600}', '\uff5e', '\ud7ff', 'a\u{10ffff}', 'a\uffff');

test('two texts compare as their UTF-8 bytes do', () => {
  const either = fc.oneof(text, tricky);
  fc.assert(
    fc.property(either, either, (a, b) => {
      const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
      expect(Math.sign(byCodePoint(a, b))).toBe(expected);
    }),
  );
});

test('rows come in the order of OU, account and service', () => {
  const rows = [
    ['Root/\u{1f600}', '1', 'a'],
    ['Root/\uff5e', '2', 'a'],
    ['Root/\uff5e', '1', 'b'],
    ['Root/\uff5e', '1', 'a'],
  ] as const;
  const columns = {
    ou: rows.map(([ou]) => ou),
    linked_account: rows.map(([, account]) => account),
    service: rows.map(([, , service]) => service),
  };
  expect(archiveOrder(columns)).toEqual([3, 2, 1, 0]);
  expect(archiveOrder({ ou: [], linked_account: [], service: [] })).toEqual([]);
});
