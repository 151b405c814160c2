/** The attached CSV, read back by its own reader: exact numbers, safe and reversible text. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { textColumn } from '../../../src/domain/columns/text-column.ts';
import { type DayRows, noRows } from '../../../src/domain/costs/day-rows.ts';
import { safeText, textOfCell } from '../../../src/domain/input/spreadsheet-text.ts';
import { csvName, digestCsv } from '../../../src/mail/message/digest-csv.ts';
import { hostileNames } from '../hostile-figures.ts';

const one: DayRows = {
  billingDate: '2026-11-20',
  ou: textColumn(['Root/Shop']),
  service: textColumn(['Amazon S3']),
  linkedAccount: textColumn(['009912345678']),
  dailyCost: Float64Array.of(-5.2),
};

function parse(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv, { newline: '\r\n', skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data.slice(1);
}

describe('the CSV', () => {
  it('has a byte order mark, a header, CRLF line ends, quoted text with leading zeros, and plain numbers', () => {
    expect(digestCsv(one)).toBe(
      '\ufeffBillingDate,OU,Service,LinkedAccount,DailyCost\r\n' +
        '2026-11-20,"Root/Shop","Amazon S3","009912345678",-5.2\r\n',
    );
    expect(csvName(one.billingDate)).toBe('ou-breakdown-2026-11-20.csv');
  });

  it('quotes text even if it looks like a column name', () => {
    expect(digestCsv({ ...one, ou: textColumn(['OU']) })).toContain('2026-11-20,"OU","Amazon S3"');
  });

  it('is a header alone for a day without rows', () => {
    expect(parse(digestCsv(noRows('2026-11-20')))).toEqual([]);
  });

  it('returns every number exactly, and every text apart from its escape', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('=', '-', '+', '@', "'", '"', ',', ' ', '\t', '\r', '\n', 'a', '＝'),
      }),
      fc.constantFrom(...hostileNames),
    );
    const cost = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text, cost), { minLength: 1 }), (rows) => {
        const read = parse(
          digestCsv({
            ...one,
            ou: textColumn(rows.map((row) => row[0])),
            service: textColumn(rows.map((row) => row[1])),
            linkedAccount: textColumn(rows.map((row) => row[2])),
            dailyCost: Float64Array.from(rows, (row) => row[3]),
          }),
        );
        expect(read).toHaveLength(rows.length);
        for (const [index, row] of rows.entries()) {
          const cells = read[index] ?? [];
          expect(cells.slice(1, 4).map(textOfCell)).toEqual(row.slice(0, 3));
          expect(Number(cells[4]) + 0).toBe(row[3] + 0);
        }
      }),
    );
  });

  it('starts no text with a character that a spreadsheet would run', () => {
    const tricks = [
      '=1+1',
      '+1',
      '-5.2',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '"=1',
      '＝1',
      '－1',
      '\u200b=1',
      '−1',
    ];
    for (const trick of tricks) expect(safeText(trick)).toBe(`'${trick}`);
    for (const plain of ['Amazon S3', '009912345678', 'a=b', "O'Neill", '']) {
      expect(safeText(plain)).toBe(plain);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safeText(text)).not.toMatch(
          /^[\s"']*[=+\-@＝＋－＠]|^[\t\r]/u.test(text) ? /^[^']/ : /^[=+\-@]/,
        );
      }),
    );
  });

  it('rejects values that the archive cannot contain', () => {
    expect(() => digestCsv({ ...one, dailyCost: Float64Array.of(Number.NaN) })).toThrow(
      /row 0 is NaN/,
    );
    expect(() => digestCsv({ ...one, service: textColumn([]) })).toThrow(/column service/);
  });
});
