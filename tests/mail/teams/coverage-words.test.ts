/** The words and the CSV of tag coverage: denominators are printed, and names cannot do harm. */
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { coverageCsv } from '../../../src/mail/teams/coverage-csv.ts';
import { coverageLines } from '../../../src/mail/teams/coverage-words.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';
import { coverageCosts, coverageFigures } from '../coverage-fixture.ts';
import { hostileNames } from '../hostile-figures.ts';

const usd = moneyIn('USD');
const linesOf = (figures: ReturnType<typeof coverageFigures>) =>
  coverageLines(figures, usd).map((line) => sentenceText(line).replaceAll('\u00a0', ' '));

test('no line without coverage', () => {
  expect(coverageLines(undefined, usd)).toEqual([]);
});

test('the shares are of the taggable cost, which is printed with what is not in it', () => {
  expect(linesOf(coverageFigures())).toEqual([
    'Required tags: 97 % of the month’s taggable $600,000 (unblended) has them, 90 % with valid values; $200,000 cannot have tags; of $57,000 the bill does not say it.',
    'No line of this month has the required tag cost-center: activate it in Billing and Cost Management → Cost allocation tags.',
  ]);
});

test('credits make no share', () => {
  const all = coverageCosts({ valid: -5, missing: 3 });
  const [line] = linesOf(
    coverageFigures({ tags: [{ ...coverageFigures().tags[0], all } as never] }),
  );
  expect(line).toContain('cannot be divided into shares');
});

test('rows of the CSV have names that no spreadsheet runs, and amounts beside their shares', () => {
  const parts = hostileNames.map((name) => ({ name, costs: coverageCosts({ valid: 1 }) }));
  const [first] = coverageFigures().tags;
  const csv = coverageCsv(coverageFigures({ tags: [{ ...first, ous: parts } as never] }));
  const { data } = Papa.parse<Record<string, string>>(csv.trim(), { header: true });
  const bill = data.find(({ By }) => By === 'bill');
  expect(bill).toMatchObject({ Tag: 'all required', Taggable: '600000', TaggedShare: '0.97' });
  expect(data.filter(({ By }) => By === 'ou')).toHaveLength(hostileNames.length);
  for (const { Name = '' } of data) expect(Name).not.toMatch(/^[=+@\t\r]/);
});
