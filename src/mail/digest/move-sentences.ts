/** Accounts that moved to another OU, as sentences: one for each pair of OUs and day, largest cost first. */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { AccountMove } from '../../domain/figures/account-move.ts';
import { capitalised, counted, dayAndMonth } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { groupedId, safeName } from '../words/safe-name.ts';
import { nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';

const maxMovesShown = 3;

/** 'Account data-etl 0481-5516-2342 moved after 13 November from Root/A to Root/B: $110.00 a day.' */
export function moveSentences(moves: readonly AccountMove[], money: Money): readonly Sentence[] {
  const groups = [...movesByOus(moves).values()];
  const rest = groups.slice(maxMovesShown).flat().length;
  const shown = groups.slice(0, maxMovesShown).map((group) => moveSentence(group, money));
  if (rest === 0) return shown;
  return [...shown, sentenceOf`${capitalised(counted(rest, 'more account'))} moved to another OU.`];
}

/** Keeps the order of the moves. */
function movesByOus(moves: readonly AccountMove[]): ReadonlyMap<string, readonly AccountMove[]> {
  const groups = new Map<string, AccountMove[]>();
  for (const move of moves) {
    const key = JSON.stringify([move.from, move.to, move.after]);
    groups.set(key, [...(groups.get(key) ?? []), move]);
  }
  return groups;
}

function moveSentence(group: readonly AccountMove[], money: Money): Sentence {
  const [first] = group as [AccountMove];
  const costs = group.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const cost = costs.length < group.length ? '' : `: ${money.rounded(sumOf(costs))} a day`;
  const from = first.from === null ? sentenceOf`another OU` : nameOf(first.from);
  const to = first.to === null ? sentenceOf`another OU` : nameOf(first.to);
  return sentenceOf`${subjectOf(group, first)} moved after ${dayAndMonth(first.after)} from ${from} to ${to}${cost}.`;
}

function subjectOf(
  group: readonly AccountMove[],
  { accountId, accountName }: AccountMove,
): Sentence {
  if (group.length > 1) return sentenceOf`${capitalised(counted(group.length, 'account'))}`;
  const id = groupedId(safeName(accountId));
  return accountName === null
    ? sentenceOf`Account ${nameOf(id)}`
    : sentenceOf`Account ${nameOf(accountName)} ${id}`;
}
