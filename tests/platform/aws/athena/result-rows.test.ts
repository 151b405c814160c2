/** However a result's text is cut and parsed, the rows equal those that were written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeRows } from '../../../../src/platform/aws/athena/complete-rows.ts';
import { parseRows, type TextRows } from '../../../../src/platform/aws/athena/result-rows.ts';

const widthOf = (values: readonly (readonly unknown[])[]) => values[0]?.length ?? 0;

/** Values that look like value separators, and NULL. */
const value = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 6 }),
  fc.string({ maxLength: 6 }),
  fc.constant(null),
);
const rows = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(fc.array(value, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 8,
  }),
);

function written(values: readonly (readonly (string | null)[])[]): string {
  const cell = (one: string | null) => (one === null ? '' : `"${one.replaceAll('"', '""')}"`);
  return values.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

async function* pieces(text: string, length: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

function wholeOnes({ count, before, cells, stride, width, after }: TextRows): string[][] {
  const own = width - before.length - after.length;
  return Array.from({ length: count }, (_, row) => [
    ...before,
    ...cells.slice(row * stride, row * stride + own),
    ...after,
  ]);
}

describe('rows of an Athena result', () => {
  it('equal those that were written, NULL as an empty text', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const expected = values.map((row) => row.map((one) => one ?? ''));
        expect(wholeOnes(parseRows(written(values), 0, widthOf(values)))).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('may have the same beginning and end', () => {
    fc.assert(
      fc.property(rows, rows, rows, ([before = []], own, [after = []]) => {
        const values = own.map((row) => [...before, ...row, ...after]);
        const expected = values.map((row) => row.map((one) => one ?? ''));
        const found = parseRows(written(values), 0, widthOf(values));
        expect(wholeOnes(found)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('are parsed once for their common prefix and suffix', () => {
    const values = Array.from({ length: 9 }, (_, row) => ['2026-11-20', `ou-${row}`, '7', 'USD']);
    const { before, after } = parseRows(written(values), 0, 4);
    expect({ before, after }).toEqual({ before: ['2026-11-20'], after: ['7', 'USD'] });
  });

  it('are cut only between rows, for any split of the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 12 }), async (values, length) => {
        const found: string[][] = [];
        for await (const text of completeRows(pieces(written(values), length), length)) {
          found.push(...wholeOnes(parseRows(text, 0, widthOf(values))));
        }
        expect(found).toEqual(values.map((row) => row.map((one) => one ?? '')));
      }),
      { numRuns: 2000 },
    );
  });

  it('that end within a value are an error', () => {
    expect(() => parseRows('"a","b\n', 7, 2)).toThrow('row 7 is not CSV (MissingQuotes)');
  });
});
