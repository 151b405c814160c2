/** Sentences about one team or owner: its week, and its cost without tags. */

import { isTeamScope, teamName } from '../../domain/budgets/team-scope.ts';
import type { TeamPart } from '../../domain/figures/team-part.ts';
import type { UntaggedCost } from '../../domain/figures/untagged-cost.ts';
import { capitalised, countWord } from '../words/date-and-number-words.ts';
import { changeOf, type Money } from '../words/money-words.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';

const maxOwners = 5;
const maxKeys = 3;

/** 'Own cost of the last seven days: $74,900, ▲ $800 (1.1 %) vs those a week before.' */
export function weekSentence({ team: { week }, weekDays }: TeamPart, money: Money): Sentence {
  const change = changeOf(money, week.cost, week.before);
  if (weekDays === 0 || change === null) return sentenceOf`There is no week to compare with yet.`;
  const percent = change.percent === '' ? '' : ` (${change.percent})`;
  return sentenceOf`Own cost of ${daysWords(weekDays)}: ${money.rounded(week.cost)}, ${change.amount}${percent} vs ${weekDays === 1 ? 'the same day' : 'those'} a week before.`;
}

/** 'the last seven days'. */
export function daysWords(count: number): string {
  return count === 1 ? 'the last day' : `the last ${countWord(count)} days`;
}

/** One line for each owner, highest cost first as given; the rest in one line. */
export function untaggedLines(
  untagged: readonly UntaggedCost[],
  money: Money,
): readonly Sentence[] {
  const rest = untagged.slice(maxOwners);
  const lines = untagged.slice(0, maxOwners).map((owner) => untaggedLine(owner, money));
  if (rest.length === 0) return lines;
  const cost = rest.reduce((all, one) => all + one.cost, 0);
  const owners = `${capitalised(countWord(rest.length))} more owner${rest.length === 1 ? ' has' : 's have'}`;
  return [...lines, sentenceOf`${owners} ${money.rounded(cost)} without required tags.`];
}

/** As in the table of teams: 'retail' for 'team/retail'. An OU is named by its path. */
function nameOfOwner(owner: string): string {
  return isTeamScope(owner) ? teamName(owner) : owner.replace(/^pool\//, '');
}

function untaggedLine({ owner, cost, keys }: UntaggedCost, money: Money): Sentence {
  const has = sentenceOf`${nameOf(nameOfOwner(owner))} has ${money.rounded(cost)} without`;
  if (keys.length === 0) return sentenceOf`${has} required tags.`;
  const names = listed(keys, maxKeys, (key) => nameOf(key));
  return sentenceOf`${has} the tag${keys.length === 1 ? '' : 's'} ${names}.`;
}
