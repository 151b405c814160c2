/** The columns of a period's days. */
import { expect, it } from 'vitest';
import { dayBars } from '../../../src/mail/period/summary-bars.ts';

it('are in proportion to the costs, and pale for a day that is not archived', () => {
  expect(dayBars([10, null, 5], 20)).toEqual([
    { height: 20, kind: 'spent' },
    { height: 20, kind: 'left' },
    { height: 10, kind: 'spent' },
  ]);
});

it('are left out if all costs round to zero', () => {
  expect(dayBars([0.001, 0.004, 0], 20)).toEqual([]);
  expect(dayBars([0.001, 0.006], 20)).toHaveLength(2);
});
