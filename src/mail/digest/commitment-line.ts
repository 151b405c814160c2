/**
 * The line about Savings Plans and reservations: what was paid for and not used, how much of the usage that they
 * could cover they covered, and which end soon. A part that is not known is left out.
 */
import type {
  CommitmentFigures,
  CoverageOfUsage,
  DayDetails,
} from '../../domain/figures/day-details.ts';
import type { ExpiringCommitments } from '../../domain/figures/expiring-commitments.ts';
import { capitalised, counted, dayAndMonth, wholePercent } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { type Sentence, sentenceOf } from '../words/sentence.ts';

/**
 * 'Savings Plans and reservations in November so far: $1,204 of $14,000 unused (91 % used); 64 % of the
 * cost of eligible usage covered. Two Savings Plans ($2,976 so far) expire by 14 December.'
 */
export function commitmentLine(
  { commitments, expiring }: Pick<DayDetails, 'commitments' | 'expiring'>,
  month: string,
  money: Money,
): Sentence[] {
  const parts =
    commitments === null
      ? []
      : [...useWords(commitments, money), ...coverageWords(commitments.coverage)];
  const sentences = [
    ...(parts.length === 0
      ? []
      : [`Savings Plans and reservations in ${month} so far: ${parts.join('; ')}.`]),
    ...(expiring === null ? [] : [expiryWords(expiring, money)]),
  ];
  return sentences.length === 0 ? [] : [sentenceOf`${sentences.join(' ')}`];
}

function useWords({ used, unused }: CommitmentFigures, money: Money): readonly string[] {
  if (unused === null) return [];
  const all = used + unused;
  if (all <= 0) return [];
  if (money.rounded(unused) === money.rounded(0)) return [`all of ${money.rounded(all)} used`];
  const share = wholePercent(Math.min(1, Math.max(0, used / all)));
  const amounts = `${money.rounded(unused, all)} of ${money.rounded(all)}`;
  return [`${amounts} unused (${share} used)`];
}

function coverageWords(coverage: CoverageOfUsage | null): readonly string[] {
  if (coverage === null) return [];
  const { covered, onDemand } = coverage;
  const all = covered + onDemand;
  if (all <= 0) return [];
  const share = wholePercent(Math.min(1, Math.max(0, covered / all)));
  return [`${share} of the cost of eligible usage covered`];
}

function expiryWords(
  { savingsPlans, reservations, savingsPlanCost, lastEnd }: ExpiringCommitments,
  money: Money,
): string {
  const cost = savingsPlanCost === null ? '' : ` (${money.rounded(savingsPlanCost)} so far)`;
  const names = [
    ...(savingsPlans === 0 ? [] : [`${counted(savingsPlans, 'Savings Plan')}${cost}`]),
    ...(reservations === 0 ? [] : [counted(reservations, 'reservation')]),
  ];
  const isOne = savingsPlans + reservations === 1;
  return `${capitalised(names.join(' and '))} ${isOne ? 'expires on' : 'expire by'} ${dayAndMonth(lastEnd)}.`;
}
