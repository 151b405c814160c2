/** Coverage that does not sum to the allocation is not published. */
import { expect, test } from 'vitest';
import type { CheckedAllocation } from '../../../src/archive/allocation/check-allocation.ts';
import { checkCoverage } from '../../../src/archive/allocation/check-coverage.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { textColumn } from '../../../src/domain/columns/text-column.ts';
import type { CoverageDay } from '../../../src/domain/costs/coverage-day.ts';

const day = parseBillingDay('2026-11-20');

function keyed(targets: readonly string[], costs: readonly number[]) {
  const same = (text: string) => textColumn(targets.map(() => text));
  return {
    target: textColumn(targets),
    ou: same('Root'),
    linkedAccount: same('012345678901'),
    unblendedCost: Float64Array.from(costs),
    lineCount: Float64Array.from(targets, () => 1),
  };
}

const rows = keyed(['team/a', 'team/a', 'unallocated'], [0.1, 0.2, -5]);
const allocation = { day, currency: 'USD', ruleSet: '0f2c', rows } as unknown as CheckedAllocation;

function coverage(costs: readonly number[], targets = ['team/a', 'team/a', 'unallocated']) {
  const state = textColumn(['valid', 'missing', 'untaggable'].slice(0, targets.length));
  const tag = textColumn(targets.map(() => 'team'));
  return { day, tags: ['team'], rows: { ...keyed(targets, costs), state, tag } } as CoverageDay;
}

test('passes what differs by rounding only', () => {
  expect(checkCoverage(coverage([0.3, 1e-17, -5]), allocation)).toMatchObject({
    currency: 'USD',
    ruleSet: '0f2c',
  });
});

test.each([
  ['another cost', coverage([0.3, 0.01, -5]), /tag 'team'.*has 2 lines of 0.31/],
  ['a cost that is not a number', coverage([0.3, Number.NaN, -5]), /NaN/],
  ['a missing line', coverage([0.3, -5], ['team/a', 'unallocated']), /has 1 lines/],
  ['another target', coverage([0.1, 0.2, -5], ['team/a', 'team/a', 'team/b']), /allocation 0 of 0/],
])('refuses %s', (_, wrong, message) => {
  expect(() => checkCoverage(wrong, allocation)).toThrow(message);
});
