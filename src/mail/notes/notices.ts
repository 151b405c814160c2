/**
 * The notices that must be read before any figure: the bill lost lines, the mail is about an earlier day
 * than the requested one, costs were not allocated, changed rules were not accepted, a budget matches no unit.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import { counted, weekdayAndDay } from '../words/date-and-number-words.ts';
import { hoursWords } from '../words/hours-words.ts';
import type { Money } from '../words/money-words.ts';
import { type Sentence, sentenceOf } from '../words/sentence.ts';
import { keptMoney, untrustedWords } from './kept-day-words.ts';
import { failedAllocationSentence, rejectedRulesSentence } from './rejected-rules.ts';
import { unknownBudgetsSentence } from './unknown-budgets.ts';

/** The notices of a digest, most important first; usually empty. */
export function notices(figures: Figures, money: Money): readonly Sentence[] {
  const data = dataNotices(figures, money).map((words) => sentenceOf`${words}`);
  const inputs = [
    failedAllocationSentence(figures),
    rejectedRulesSentence(figures),
    unknownBudgetsSentence(figures),
  ];
  return [...data, ...inputs.filter((sentence) => sentence !== null)];
}

/** The notices about the bill only. */
export function dataNotices(figures: Figures, money: Money): readonly string[] {
  const untrusted = untrustedWords(figures, keptMoney(figures, money));
  const earlier = dataNotice(figures, untrusted !== null);
  return [untrusted, earlier].filter((notice) => notice !== null);
}

/** Replaces the sentence that names the days if the day is held and no days can be named. */
export const linesLost = 'AWS’s bill has lost lines of earlier days';

/** 'No AWS costs for Friday 20 November yet; this is Thursday 19 November.' */
function dataNotice({ data, requestedDay, reportDay }: Figures, isExplained: boolean) {
  if (data.state === 'complete') return null;
  const requested = weekdayAndDay(requestedDay);
  const instead = `this is ${weekdayAndDay(reportDay)}`;
  if (data.state === 'missing') return `No AWS costs for ${requested} yet; ${instead}.`;
  if (data.state === 'partial') return partialNotice(data.hours, requestedDay, reportDay);
  if (data.state === 'held') {
    const because = isExplained ? 'So' : `${linesLost}, so`;
    return `${because} ${requested} cannot be called complete; ${instead}.`;
  }
  const ending = requestedDay === reportDay ? 'these costs will still rise' : instead;
  if (data.hours !== null) return `${requested} has ${hoursWords(data.hours)} so far; ${ending}.`;
  const lines = `${counted(data.lines, 'line')} of about ${Math.round(data.usualLines).toLocaleString('en-US')}`;
  return `AWS costs for ${requested} are not complete yet (${lines} so far); ${ending}.`;
}

function partialNotice(hours: number, requestedDay: BillingDay, reportDay: BillingDay): string {
  const reported = weekdayAndDay(reportDay);
  const some = `${hoursWords(hours)} so far, and its costs will still rise`;
  if (requestedDay === reportDay) return `${reported} has ${some}.`;
  return `No AWS costs for ${weekdayAndDay(requestedDay)} yet; this is ${reported}, which has ${some}.`;
}
