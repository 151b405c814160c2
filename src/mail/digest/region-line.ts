/** The day's cost by Region, in one line; none where the archive or the bill knows no Region. */
import type { RegionCost } from '../../domain/figures/day-details.ts';
import { nbsp } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';

const maxRegions = 4;

/** 'By Region: eu-west-1 $39,171, us-east-1 $11,896 and no Region $1,449.' */
export function regionLine(regions: readonly RegionCost[] | null, money: Money): Sentence[] {
  if (regions === null || regions.every(({ region }) => region === '')) return [];
  const scale = Math.max(...regions.map(({ cost }) => Math.abs(cost)));
  const amount = (cost: number) => money.rounded(cost, scale);
  const names = listed(
    regions,
    maxRegions,
    ({ region, cost }) => {
      const name = region === '' ? sentenceOf`no Region` : nameOf(region);
      return sentenceOf`${name}${nbsp}${amount(cost)}`;
    },
    (rest) => `${rest.length} more ${amount(rest.reduce((sum, one) => sum + one.cost, 0))}`,
  );
  return [sentenceOf`By Region: ${names}.`];
}
