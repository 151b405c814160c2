/** The words of what changed: the floor, parts of a service, and accounts that moved. */
import { expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { moverRows } from '../../../src/mail/digest/mover-rows.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';
import { figuresWith } from '../figures-fixture.ts';
import { scenarios } from '../scenarios.ts';

const usd = moneyIn('USD');
const move = {
  accountId: '048155162342',
  accountName: null,
  from: 'Root/A',
  to: 'Root/B',
  after: parseBillingDay('2026-11-13'),
  cost: 110,
};
const movesOf = (moves: readonly Partial<typeof move>[]) =>
  moverRows(
    figuresWith({ movers: { moves: moves.map((one) => ({ ...move, ...one })) } }),
    usd,
  ).moves.map((sentence) => plain(sentenceText(sentence)));

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('says that nothing changed, and above which amount', () => {
  const { total } = figuresWith();
  const figures = figuresWith({ movers: { rows: [] }, total: { ...total, usual: total.cost } });
  const { caption, rows } = moverRows(figures, usd);
  expect(rows).toEqual([]);
  expect(caption).toBe(
    'No service of an account has a new change of $96.43 or more vs the usual Friday.',
  );
});

it('explains a total that differs although no change is new', () => {
  const { caption } = moverRows(figuresWith({ movers: { rows: [] } }), usd);
  expect(plain(caption)).toBe(
    'No service of an account has a new change of $96.43 or more vs the usual Friday. The ▲ $3,557 of the total consists of earlier or smaller changes.',
  );
});

it('names the part of a service that is listed apart', () => {
  const { rows } = moverRows(scenarios['moves-and-credits'](), usd);
  expect(rows.map(({ part }) => part)).toEqual(['usage', 'credits and one-off charges']);
  const others = moverRows(figuresWith(), usd).rows;
  expect(new Set(others.map(({ part }) => part))).toEqual(new Set(['']));
});

it('is one sentence for an account that moved', () => {
  expect(movesOf([{}])).toEqual([
    'Account 0481-5516-2342 moved after 13 November from Root/A to Root/B: $110.00 a day.',
  ]);
});

it('is one sentence for all accounts of an OU that was renamed', () => {
  expect(movesOf([{}, { accountId: '009912345678', cost: 40 }])).toEqual([
    'Two accounts moved after 13 November from Root/A to Root/B: $150.00 a day.',
  ]);
});

it('counts the moves of further OUs', () => {
  const moves = movesOf(['C', 'D', 'E', 'F'].map((to) => ({ to })));
  expect(moves).toHaveLength(4);
  expect(moves.at(-1)).toBe('One more account moved to another OU.');
});
