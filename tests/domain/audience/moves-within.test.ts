/** An owner sees which accounts came and went, but not the names and costs of other OUs. */
import { expect, it } from 'vitest';
import { movesWithin } from '../../../src/domain/audience/moves-within.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';

const move = {
  accountId: '222222222222',
  accountName: 'data',
  from: 'Root/A/One',
  to: 'Root/B',
  after: parseBillingDay('2026-11-13'),
  cost: 100,
};

it('the whole organization sees both OUs and the cost', () => {
  expect(movesWithin([move], '*')).toEqual([move]);
});

it('the OU that the account left sees neither the new one nor the cost', () => {
  expect(movesWithin([move], 'Root/A')).toEqual([{ ...move, to: null, cost: null }]);
});

it('the OU that has the account now sees its cost, but not where it was', () => {
  expect(movesWithin([move], 'Root/B')).toEqual([{ ...move, from: null }]);
});

it('other OUs do not see the move', () => {
  expect(movesWithin([move], 'Root/C')).toEqual([]);
});
