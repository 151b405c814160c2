/** How much of the month's cost has the required tags, with the amount that a share is of. */
import {
  type CoverageCosts,
  type CoverageFigures,
  coverageShare,
} from '../../domain/figures/coverage-figures.ts';
import type { DigestAllocation } from '../../domain/figures/digest-allocation.ts';
import { wholePercent } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';

const maxTags = 3;

/** Empty if the rules require no tags. */
export function coverageLines(
  coverage: CoverageFigures | undefined,
  money: Money,
): readonly Sentence[] {
  if (coverage === undefined) return [];
  const all = coverage.tags[0]?.all;
  return [
    ...(all === undefined ? [] : [sharesSentence(all, money)]),
    ...activationLines(coverage.notActivated),
  ];
}

/** '97 % of the month’s taggable $749,000 (unblended) has the required tags, 95 % with valid values; …' */
function sharesSentence(costs: CoverageCosts, money: Money): Sentence {
  const taggable = money.rounded(costs.taggable);
  const tagged = coverageShare(costs.tagged, costs.taggable);
  const valid = coverageShare(costs.valid, costs.taggable);
  const rest = restWords(costs, money);
  if (tagged === null || valid === null) {
    return sentenceOf`The month’s taggable ${taggable} (unblended) cannot be divided into shares${rest}.`;
  }
  return sentenceOf`Required tags: ${wholePercent(tagged)} of the month’s taggable ${taggable} (unblended) has them, ${wholePercent(valid)} with valid values${rest}.`;
}

function restWords({ untaggable, unknown }: CoverageCosts, money: Money): string {
  const words = [
    ...(untaggable === 0 ? [] : [`${money.rounded(untaggable)} cannot have tags`]),
    ...(unknown === 0 ? [] : [`of ${money.rounded(unknown)} the bill does not say it`]),
  ];
  return words.map((one) => `; ${one}`).join('');
}

/** Said once, and blamed on nobody. */
function activationLines(tags: readonly string[]): readonly Sentence[] {
  if (tags.length === 0) return [];
  const names = listed(tags, maxTags, (tag) => nameOf(tag));
  const [noun, it] = tags.length === 1 ? ['tag', 'it'] : ['tags', 'them'];
  return [
    sentenceOf`No line of this month has the required ${noun} ${names}: activate ${it} in Billing and Cost Management → Cost allocation tags.`,
  ];
}

/** The sentence about attached CSVs of teams; starts with a blank. */
export function teamFilesWords(allocation: DigestAllocation | undefined): string {
  if ((allocation?.figures ?? null) === null) return '';
  return allocation?.coverage === undefined
    ? ' The teams, as another CSV.'
    : ' The teams and the tag coverage, as two more CSVs.';
}
