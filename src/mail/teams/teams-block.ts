/**
 * The block about teams in the daily mail: how much of the month belongs to a team, each team's month,
 * which teams changed most, and whose cost lacks tags.
 */
import type { AllocationFigures } from '../../domain/figures/allocation-figures.ts';
import type { DigestAllocation } from '../../domain/figures/digest-allocation.ts';
import { capitalised, monthName, wholePercent } from '../words/date-and-number-words.ts';
import { changeOf, type Money } from '../words/money-words.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { coverageLines } from './coverage-words.ts';
import { type TeamRow, teamRows } from './team-rows.ts';
import { daysWords, untaggedLines } from './team-sentences.ts';

export interface TeamsBlock {
  readonly caption: string;
  readonly rows: readonly TeamRow[];
  readonly sums: readonly TeamRow[];
  /** One or more sentences each: largest changes, then cost without tags. */
  readonly lines: readonly Sentence[];
}

/** Null without allocation rules. At most `limit` teams are shown. */
export function teamsBlock(
  allocation: DigestAllocation | undefined,
  money: Money,
  limit: number,
): TeamsBlock | null {
  const figures = allocation?.figures ?? null;
  if (allocation === undefined || figures === null) return null;
  return {
    caption: caption(figures, money),
    ...teamRows(figures, money, limit),
    lines: [
      ...moversLines(figures, money),
      ...coverageLines(allocation.coverage, money),
      ...untaggedLines(allocation.untagged, money),
    ],
  };
}

function caption(figures: AllocationFigures, money: Money): string {
  return `${allocatedWords(figures, money)} ${basisWords(figures)}`;
}

/** '94 % of November’s $871,402 belongs to a team.' */
export function allocatedWords(figures: AllocationFigures, money: Money): string {
  const { allocatedShare: share, total, reportDay } = figures;
  const month = `${monthName(reportDay)}’s ${money.rounded(total.month)}`;
  if (share === null) return `${capitalised(month)} cannot be divided into shares.`;
  if (share < 0 || share > 1)
    return `Credits make the teams’ part of ${month} more than all of it.`;
  return `${capitalised(wholePercent(share))} of ${month} belongs to a team.`;
}

export function basisWords({ metric }: AllocationFigures): string {
  return metric === 'amortized'
    ? 'Amortized cost, with each team’s part of shared cost.'
    : 'Unblended cost, because the bill’s export lacks amortized cost; with shared cost.';
}

function moversLines({ movers }: AllocationFigures, money: Money): readonly Sentence[] {
  if (movers.days === 0) return [];
  const moved = movers.rows.flatMap(({ team, cost, before }) => {
    const change = changeOf(money, cost, before);
    return change === null || change.tone === 'flat' ? [] : [{ team, change }];
  });
  const span = `${daysWords(movers.days)} vs ${movers.days === 1 ? 'the same day' : 'those'} a week before`;
  if (moved.length === 0) return [sentenceOf`No team’s own cost moved in ${span}.`];
  const teams = listed(
    moved,
    moved.length,
    ({ team, change }) => sentenceOf`${nameOf(team)} ${change.amount}`,
  );
  return [sentenceOf`Largest changes of own cost, ${span}: ${teams}.`];
}
