/** The output of `rules check` for people. */
import type { TagKeyCost } from '../src/allocation/review/tag-key-costs.ts';
import type { Rule, RuleSet } from '../src/allocation/rules/rule-set.ts';
import { problemText } from '../src/allocation/yaml/problem.ts';
import { amountIn, counted, shareOf, shown, table } from './rules-output.ts';
import type { Review } from './rules-review.ts';
import type { GivenFiles } from './rules-sets.ts';

/** Of rules without lines and tag keys. */
const maxListed = 20;

export function invalidSetText({ working, where }: GivenFiles): string {
  if (working.state === 'valid') return '';
  const lines = working.problems.map((problem) => `${problemText(problem)}\n`);
  return `${lines.join('')}\n${counted(working.problems.length, 'problem')} in ${where}.\n`;
}

export function validSetText(where: string, set: RuleSet): string {
  const { rules, splits, services, aliases, owners, tests } = set;
  const teams = new Set(set.teams.map(({ team }) => team)).size;
  const counts = [
    counted(rules.length, 'rule'),
    counted(teams, 'team'),
    counted(splits.length, 'pool'),
    ...(services.length > 0 ? [counted(services.length, 'service')] : []),
    ...(aliases.length > 0 ? [`${aliases.length} aliases`] : []),
    ...(owners.length > 0 ? [counted(owners.length, 'owner')] : []),
    counted(tests.length, 'test'),
  ];
  return `The set in ${where} is valid: ${counts.join(', ')}.\n`;
}

export function reviewText(review: Review): string {
  const { source, from, to, currency, total, allocated, unreadTagKeys } = review;
  const amount = amountIn(currency);
  const share = shareOf(allocated, total);
  return [
    `\n${from} to ${to}${source === 'archive' ? ' in the archive' : ''}: ${amount(allocated)} of ${amount(total)} are allocated to teams and pools`,
    share === '' ? '.\n' : `, ${share}.\n`,
    withoutLinesText(review),
    unreadTagKeys === null ? '' : unreadKeysText(unreadTagKeys, amount),
  ].join('');
}

function withoutLinesText({ rulesWithoutLines, rulesNotEffective }: Review): string {
  const listed = [
    ...rulesWithoutLines.map((rule) => [ruleWords(rule), 'matched no line']),
    ...rulesNotEffective.map((rule) => [ruleWords(rule), 'is effective on none of these days']),
  ];
  if (listed.length === 0) return '\nEvery rule claims some line.\n';
  return (
    `\nRules that claim no line (a rule before them may claim the lines):\n` +
    `${table(listed.slice(0, maxListed))}${moreText(listed.length)}`
  );
}

function ruleWords({ id, line }: Rule): string {
  return `rules.yaml, line ${line}: ${id}`;
}

function unreadKeysText(keys: readonly TagKeyCost[], amount: (cost: number) => string): string {
  if (keys.length === 0) return '\nThe tags read every tag key of the bill.\n';
  const rows = keys
    .slice(0, maxListed)
    .map(({ map, key, cost, lines, distinctValues }) => [
      `${shown(key)}${map === 'tags' ? '' : ' (cost category)'}`,
      amount(cost),
      counted(lines, 'line'),
      counted(distinctValues, 'value'),
    ]);
  return (
    `\nTag keys that no tag of the rules reads, with the cost of their lines:\n` +
    `${table(rows, [1, 2, 3])}${moreText(keys.length)}`
  );
}

function moreText(count: number): string {
  return count > maxListed ? `  … and ${count - maxListed} more\n` : '';
}
