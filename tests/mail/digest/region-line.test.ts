/** The line of Regions: the largest, the rest together, and nothing where the bill names none. */
import { expect, it } from 'vitest';
import { regionLine } from '../../../src/mail/digest/region-line.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';

type Regions = Parameters<typeof regionLine>[0];

const textOf = (regions: Regions) => {
  const [line] = regionLine(regions, moneyIn('USD'));
  return line === undefined ? undefined : sentenceText(line).replaceAll('\u00a0', ' ');
};

it('names Regions with their cost, and what has none', () => {
  const regions = [
    { region: 'eu-west-1', cost: 3_000 },
    { region: '', cost: 1_449 },
  ];
  expect(textOf(regions)).toBe('By Region: eu-west-1 $3,000 and no Region $1,449.');
});

it('says nothing where Regions are not known, or the bill names none', () => {
  expect(textOf(null)).toBeUndefined();
  expect(textOf([])).toBeUndefined();
  expect(textOf([{ region: '', cost: 500 }])).toBeUndefined();
});
