/** Whether costs are compared on the pages, and the reason where they are not. */
import { expect, it } from 'vitest';
import { comparisonOf } from '../../web/src/costs/comparison.ts';

const total = { cost: '10', costBefore: '9', lines: 2, linesWithoutCost: 0, rows: 1 };
const compared = {
  days: { from: '2026-11-01', to: '2026-11-20' },
  daysBefore: { from: '2026-10-01', to: '2026-10-20' },
  missingDays: [],
  missingDaysBefore: [],
  metric: 'net_amortized',
  total,
};
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

it('costs are compared if all days are archived', () => {
  expect(comparisonOf(compared)).toEqual({ daysBefore: compared.daysBefore, reason: null });
});

it('costs are not compared unless it was asked for', () => {
  const { daysBefore: _, missingDaysBefore: __, ...asked } = compared;
  expect(comparisonOf(asked)).toEqual({ daysBefore: null, reason: null });
});

it.each([
  [{ missingDaysBefore: ['2026-10-07'] }, '1 day of 1 to 20 Oct 2026 is not archived'],
  [{ missingDays: ['2026-11-02', '2026-11-03'] }, '2 days of 1 to 20 Nov 2026 are not archived'],
])('costs with missing days are not compared: %o', (missing, reason) => {
  const found = comparisonOf({ ...compared, ...missing });
  expect([found.daysBefore, plain(found.reason)]).toEqual([null, reason]);
});

it('a total is not compared with lines whose cost is not known, but other rows are', () => {
  const found = comparisonOf({ ...compared, total: { ...total, costBefore: null } });
  expect(found.daysBefore).toEqual(compared.daysBefore);
  expect(plain(found.reason)).toBe(
    'lines of 1 to 20 Oct 2026 have no net amortized cost in the export',
  );
});
