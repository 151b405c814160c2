/**
 * The line about Savings Plans and reservations: what was paid for and not used, and how much of the usage that
 * they could cover they covered. A part that is not known is left out.
 */
import type { CommitmentFigures, CoverageOfUsage } from '../../domain/figures/day-details.ts';
import { wholePercent } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { type Sentence, sentenceOf } from '../words/sentence.ts';

/**
 * 'Savings Plans and reservations in November so far: 85 % used; $9,077 of $58,619 paid for and not used; 64 %
 * of the cost of eligible usage covered.'
 */
export function commitmentLine(
  commitments: CommitmentFigures | null,
  month: string,
  money: Money,
): Sentence[] {
  if (commitments === null) return [];
  const parts = [...useWords(commitments, money), ...coverageWords(commitments.coverage)];
  if (parts.length === 0) return [];
  return [sentenceOf`Savings Plans and reservations in ${month} so far: ${parts.join('; ')}.`];
}

function useWords({ used, unused }: CommitmentFigures, money: Money): readonly string[] {
  const all = used + unused;
  if (all <= 0) return [];
  if (money.rounded(unused) === money.rounded(0)) return [`all of ${money.rounded(all)} used`];
  const share = wholePercent(Math.min(1, Math.max(0, used / all)));
  const amounts = `${money.rounded(unused, all)} of ${money.rounded(all)}`;
  return [`${share} used`, `${amounts} paid for and not used`];
}

function coverageWords(coverage: CoverageOfUsage | null): readonly string[] {
  if (coverage === null) return [];
  const { covered, onDemand } = coverage;
  const all = covered + onDemand;
  if (all <= 0) return [];
  const share = wholePercent(Math.min(1, Math.max(0, covered / all)));
  return [`${share} of the cost of eligible usage covered`];
}
