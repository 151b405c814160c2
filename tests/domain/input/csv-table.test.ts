/** Small CSVs as people and spreadsheets write them: rows are correct, and errors name the line. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readCsvTable, readValidRows } from '../../../src/domain/input/csv-table.ts';
import { InputError } from '../../../src/domain/input/input-error.ts';

const row = z.object({ name: z.string().min(1, 'write a name'), note: z.string() });
const read = (text: string) => readCsvTable(text, 'people.csv', row);

function faultOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  throw new Error(`${JSON.stringify(text)} was accepted`);
}

describe('line numbers', () => {
  test.each([
    ['plain', 'name,note\na,1\nb,2\n', [2, 3]],
    ['with blank lines between', 'name,note\n\na,1\n \n\nb,2\n\n', [3, 6]],
    ['with empty rows of a spreadsheet', 'name,note\na,1\n,\nb,2\n,\n', [2, 4]],
    ['after a quoted newline', 'name,note\n"a\n\nx",1\nb,2\n', [2, 5]],
    ['after newlines in two values of a row', 'name,note\n"a\n","\nx"\nb,2\n', [2, 5]],
    ['after a quoted newline in the header', '"name","note\n"\na,1\n', [3]],
    ['with CRLF', 'name,note\r\na,1\r\nb,2', [2, 3]],
    ['with CR', 'name,note\ra,1\rb,2\r', [2, 3]],
    ['with the header in LF and rows in CRLF', 'name,note\n"a",1\r\n"b",2\r\nc,3', [2, 3, 4]],
    ['with the header in CRLF and rows in LF', 'name,note\r\na,1\nb,2\n', [2, 3]],
    ['after a byte order mark', '\uFEFFname,note\na,1\n', [2]],
  ])('are right %s', (_, text, lines) => {
    expect(read(text).lines).toEqual(lines);
  });

  test('name the wrong row, with quoted newlines and blank lines at any place', () => {
    const cell = fc.stringMatching(/^[ab",\n ]{0,6}$/).map((text) => `x${text}x`);
    const content = fc.array(fc.oneof(fc.tuple(cell, cell), fc.constant([''])), { maxLength: 8 });
    fc.assert(
      fc.property(content, fc.constantFrom('\n', '\r\n'), (records, newline) => {
        const before = Papa.unparse([['name', 'note'], ...records], { newline });
        const problem = faultOf(`${before}${newline},no name${newline}`);
        const line = before.split(newline).join('\n').split('\n').length + 1;
        expect(problem).toBe(`people.csv, line ${line}: name is ''; write a name.`);
      }),
    );
  });
});

test('what a spreadsheet writes is what is read, but for the ends of values and lines', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\r\n?/g, '\n'));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), fc.boolean(), (records, quotes) => {
      const named = records.map(([name, note]) => [`n${name}n`, note.trim()] as const);
      const text = Papa.unparse([['name', 'note'], ...named.map((cells) => [...cells])], {
        quotes,
      });
      const expected = named.map(([name, note]) => ({ name, note }));
      expect(read(`\uFEFF${text}`).rows).toEqual(expected);
    }),
  );
});

describe('values are told apart as the spreadsheet wrote them', () => {
  const expected = [{ name: 'a', note: '1,5' }];
  test.each([
    ['by semicolons', 'name;note\na;1,5\n'],
    ['by tabs', 'name\tnote\na\t1,5\n'],
    ['by the delimiter in the first line', 'sep=;\nname;note\na;1,5\n'],
    ['by commas, when a quoted name contains semicolons', 'name,note,"a;b;c;d"\na,"1,5",\n'],
    ['by semicolons, when a quoted name contains commas', 'name;note;"a,b,c\n,d"\na;1,5;\n'],
    ['with byte order mark, CRLF and names in capitals', '\uFEFF Name ; NOTE \r\n a ; 1,5 \r\n'],
    ['with rows padded by empty cells', 'name;note\na;1,5;;\n'],
  ])('%s', (_, text) => expect(read(text).rows).toEqual(expected));

  test('by any of the three, with any text in the values', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\r\n?/g, '\n'));
    const delimiter = fc.constantFrom(',', ';', '\t');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), delimiter, (records, separator) => {
        const named = records.map(([name, note]) => [`n${name}n`, note.trim()] as const);
        const all = [['name', 'note'], ...named.map((cells) => [...cells])];
        const text = Papa.unparse(all, { delimiter: separator });
        expect(read(text).rows).toEqual(named.map(([name, note]) => ({ name, note })));
      }),
    );
  });
});

test('spaces around names and values are ignored, and a header alone has no rows', () => {
  expect(read('name , note\n a ," b "\n').rows).toEqual([{ name: 'a', note: 'b' }]);
  expect(read('note,name,other\n1,a,x\n').rows).toEqual([{ name: 'a', note: '1' }]);
  expect(read('name,note').rows).toEqual([]);
});

const quoteIt = 'quote a value that contains a separator.';

describe('an error names the line and the value', () => {
  test.each([
    ['name,note\na,1,2\n', `people.csv, line 2: 3 values for 2 columns; ${quoteIt}`],
    ['name,note\na\n', `people.csv, line 2: 1 values for 2 columns; ${quoteIt}`],
    ['name;note\na;1;2\n', `people.csv, line 2: 3 values for 2 columns; ${quoteIt}`],
    ['name,other\na,1\n', 'people.csv, line 2: no column note; line 1 names name, other.'],
    ['NAME;Other\na;1\n', 'people.csv, line 2: no column note; line 1 names NAME, Other.'],
    ['sep=;\nname;other\na;1\n', 'people.csv, line 3: no column note; line 2 names name, other.'],
    ['name|note\na|1\n', 'people.csv, line 2: no column name; line 1 names name|note.'],
    ['__proto__,note\na,1\n', 'people.csv, line 2: no column name; line 1 names __proto__, note.'],
    ['name,note,name\na,1,b\n', 'people.csv: the column name appears twice in line 1; keep one.'],
    ['Name,note,NAME\na,1,b\n', 'people.csv: the column name appears twice in line 1; keep one.'],
    ['name;other\n', 'people.csv: no column note; line 1 names name, other.'],
    ['', 'people.csv: the first line is empty; it must name the columns.'],
    ['\uFEFF\n\n', 'people.csv: the first line is empty; it must name the columns.'],
  ])('%j', (text, message) => {
    expect(faultOf(text)).toBe(message);
  });

  test.each([
    ['name,note\n"a\nb",1\nc,"2\nd,3\n', 4],
    ['name,note\na,1\n"b" c,2\n', 3],
  ])('also for quotes: %j', (text, line) => {
    expect(faultOf(text)).toContain(`people.csv, line ${line}: a quoted value is not closed`);
  });
});

describe('valid rows', () => {
  test('are read beside others, whose errors are all given with their lines', () => {
    const errors: string[] = [];
    const text = 'name,note\na,1\n,2\nb,3,4\nc,5\n';
    const table = readValidRows({ text, what: 'people.csv', row }, ({ message }, line) =>
      errors.push(`${line}: ${message}`),
    );
    expect(table.rows.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(table.lines).toEqual([2, 5]);
    expect(errors).toEqual([
      "3: people.csv, line 3: name is ''; write a name.",
      '4: people.csv, line 4: 3 values for 2 columns; quote a value that contains a separator.',
    ]);
  });
});
