/** What the day is compared with, and what the mail says if no change of a service is new. */
import { addDays } from '../../domain/calendar/billing-day.ts';
import type { Figures, Movers } from '../../domain/figures/figures.ts';
import { capitalised, counted, weekdayName } from '../words/date-and-number-words.ts';
import { changeOf, type Money } from '../words/money-words.ts';
import { readerTerms } from '../words/reader-words.ts';

type Compared = Pick<Figures, 'movers' | 'total' | 'audience' | 'reportDay'>;

/** 'vs the usual Friday' or 'vs the day before'. */
export function versusWords(
  { against }: Pick<Movers, 'against'>,
  reportDay: Figures['reportDay'],
): string {
  return `vs ${against === 'usual' ? `the usual ${weekdayName(reportDay)}` : 'the day before'}`;
}

/**
 * 'No service of an account has a new change of $96.43 or more vs the usual Friday.' If the day's total differs all
 * the same, that is explained: a level that a cost reached weeks ago is no news, but still differs.
 */
export function noChangeWords(figures: Compared, money: Money): string {
  const { movers, reportDay } = figures;
  const floor = `${money.rounded(movers.floor)} or more`;
  const changed =
    movers.against === 'usual' ? `has a new change of ${floor}` : `changed by ${floor}`;
  return `No service of an account ${changed} ${versusWords(movers, reportDay)}.${otherChanges(figures, money)}`;
}

function otherChanges({ movers, total, audience }: Compared, money: Money): string {
  const change = changeOf(money, total.cost, movers.against === 'usual' ? total.usual : null);
  const size = Math.abs(total.cost - (total.usual ?? total.cost));
  if (change === null || change.tone === 'flat' || size < movers.floor) return '';
  return ` The ${change.amount} of ${readerTerms(audience).total} consists of earlier or smaller changes.`;
}

/** ' Three accounts moved to another OU.' for moves of the last week; empty without any. */
export function movedWords({ movers, reportDay }: Pick<Figures, 'movers' | 'reportDay'>): string {
  const recent = movers.moves.filter(({ after }) => after >= addDays(reportDay, -7));
  if (recent.length === 0) return '';
  return ` ${capitalised(counted(recent.length, 'account'))} moved to another OU.`;
}
