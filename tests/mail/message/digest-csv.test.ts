/** The attached CSV, read back by its own reader: exact numbers, safe and reversible text. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { textColumn } from '../../../src/domain/columns/text-column.ts';
import { type ComparedRows, uncomparedRows } from '../../../src/domain/costs/compared-rows.ts';
import { noRows } from '../../../src/domain/costs/day-rows.ts';
import { safeText, textOfCell } from '../../../src/domain/input/spreadsheet-text.ts';
import { csvName, digestCsv } from '../../../src/mail/message/digest-csv.ts';
import { hostileNames } from '../hostile-figures.ts';

const one: ComparedRows = {
  billingDate: '2026-11-20',
  ou: textColumn(['Root/Shop']),
  service: textColumn(['Amazon S3']),
  linkedAccount: textColumn(['009912345678']),
  dailyCost: Float64Array.of(-5.2),
  accountName: textColumn(['shop, "prod"']),
  region: textColumn(['eu-central-1']),
  dayBefore: Float64Array.of(0),
  usual: Float64Array.of(-4.25),
  monthToDate: Float64Array.of(1e-7),
};
const header =
  '\ufeffBillingDate,OU,Service,LinkedAccount,DailyCost,' +
  'LinkedAccountName,Region,DayBefore,Usual,MonthToDate\r\n';

function parse(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv, { newline: '\r\n', skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data.slice(1);
}

describe('the CSV', () => {
  it('has a byte order mark, a header, CRLF line ends, quoted text with leading zeros, and plain numbers', () => {
    expect(digestCsv(one)).toBe(
      `${header}2026-11-20,"Root/Shop","Amazon S3","009912345678",-5.2,` +
        '"shop, ""prod""","eu-central-1",0,-4.25,1e-7\r\n',
    );
    expect(csvName(one.billingDate)).toBe('ou-breakdown-2026-11-20.csv');
  });

  it('quotes text even if it looks like a column name', () => {
    expect(digestCsv({ ...one, ou: textColumn(['OU']) })).toContain('2026-11-20,"OU","Amazon S3"');
  });

  it('is a header alone for a day without rows', () => {
    expect(digestCsv(uncomparedRows(noRows('2026-11-20')))).toBe(header);
  });

  it('leaves the cell of what is unknown empty, never 0, and without quotes', () => {
    expect(digestCsv(uncomparedRows(one))).toBe(
      `${header}2026-11-20,"Root/Shop","Amazon S3","009912345678",-5.2,,,,,\r\n`,
    );
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
      fc.property(fc.array(fc.tuple(text, text, text, cost, text), { minLength: 1 }), (rows) => {
        const read = parse(
          digestCsv({
            ...one,
            ou: textColumn(rows.map((row) => row[0])),
            service: textColumn(rows.map((row) => row[1])),
            linkedAccount: textColumn(rows.map((row) => row[2])),
            dailyCost: Float64Array.from(rows, (row) => row[3]),
            accountName: textColumn(rows.map((row) => row[4])),
            region: textColumn(rows.map((row) => row[0])),
            dayBefore: Float64Array.from(rows, (row) => row[3]),
            usual: new Float64Array(rows.length).fill(Number.NaN),
            monthToDate: Float64Array.from(rows, (row) => -row[3]),
          }),
        );
        expect(read).toHaveLength(rows.length);
        for (const [index, row] of rows.entries()) {
          const cells = read[index] ?? [];
          expect(cells.slice(1, 4).map(textOfCell)).toEqual(row.slice(0, 3));
          expect(Number(cells[4]) + 0).toBe(row[3] + 0);
          expect(cells.slice(5, 7).map(textOfCell)).toEqual([row[4], row[0]]);
          expect([Number(cells[7]) + 0, cells[8]]).toEqual([row[3] + 0, '']);
          expect(Number(cells[9]) + 0).toBe(-row[3] + 0);
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
    expect(() => digestCsv({ ...one, region: textColumn([]) })).toThrow(/column region/);
    const usual = Float64Array.of(Number.POSITIVE_INFINITY);
    expect(() => digestCsv({ ...one, usual })).toThrow(/row 0 is Infinity/);
  });
});
