/** The examples of a set pass, or say what differs. */
import { expect, test } from 'vitest';
import { runRuleTests } from '../../../src/allocation/evaluate/run-rule-tests.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { exampleSet, exampleTexts } from '../rules/example-set.ts';

const today = parseBillingDay('2026-11-20');

const results = (tests: string) => {
  const [head = ''] = exampleTexts.rules.split('tests:\n');
  return runRuleTests(exampleSet({ rules: `${head}tests:\n${tests}` }), today);
};

test('the example of the set passes', () => {
  expect(runRuleTests(exampleSet(), today)).toMatchObject([{ line: 20, differences: [] }]);
});

test('every field that differs is named with both values', () => {
  const [result] = results(
    '  - {line: {chargeType: Tax, tags: {env: x}}, expect: {to: team/retail, rule: tax, application: checkout, environment: ""}}\n',
  );
  expect(result?.differences).toEqual([
    { field: 'to', expected: 'team/retail', found: 'pool/tax' },
    { field: 'application', expected: 'checkout', found: '' },
  ]);
  expect(result?.allocation.ruleId).toBe('tax');
});

test('a line has its own date, tags of the account and cost categories', () => {
  const all = results(
    [
      '  - {line: {account: "111122223333", date: 2026-07-01}, expect: {rule: reorg-2026}}',
      '  - {line: {account: "111122223333", date: ""}, expect: {rule: ""}}',
      '  - {line: {tags: {accountTag/team: Shop}}, expect: {to: team/retail}}',
      '  - {line: {costCategories: {Team: payments}}, expect: {to: team/payments}}',
      '  - {line: {tags: {accountTag/env: test}}, expect: {environment: test}}\n',
    ].join('\n'),
  );
  expect(all.map(({ differences }) => differences)).toEqual([[], [], [], [], []]);
});
