/** Conditions in words: with one meaning, short, and safe to show. */
import { expect, test } from 'vitest';
import { conditionWords } from '../../../src/allocation/evaluate/condition-words.ts';
import type { Condition } from '../../../src/allocation/rules/condition.ts';

const is = (column: 'account' | 'region' | 'service', ...values: string[]): Condition => ({
  kind: 'test',
  column,
  operator: 'in',
  values,
});
const [a, b, c] = [is('account', '1'), is('region', '2'), is('service', '3')];

test.each<[Condition | null, string]>([
  [null, 'every line'],
  [{ kind: 'all', of: [a, b] }, "account is '1' and region is '2'"],
  [
    { kind: 'all', of: [a, { kind: 'any', of: [b, c] }] },
    "account is '1' and (region is '2', or service is '3')",
  ],
  [
    { kind: 'any', of: [a, { kind: 'all', of: [b, c] }] },
    "account is '1', or (region is '2' and service is '3')",
  ],
  [{ kind: 'not', of: { kind: 'any', of: [a, b] } }, "not (account is '1', or region is '2')"],
  [{ kind: 'all', of: [{ kind: 'any', of: [a, b] }] }, "account is '1', or region is '2'"],
  [
    is('account', '1', '2', '3', '4', '5', '6', '7'),
    "account is '1' or '2' or '3' or '4' or '5' or 2 more",
  ],
  [is('service', '\u202e<b>'), "service is '\\u{202e}<b>'"],
  [{ kind: 'test', column: 'tag.team', operator: 'exists', values: [] }, 'tag.team exists'],
])('%j', (condition, words) => {
  expect(conditionWords(condition)).toBe(words);
});
