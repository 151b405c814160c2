/** Month ends of the small bills that go wrong: the projections of the list, by the command line. */
import { describe, expect, it } from 'vitest';
import { sharedCases } from '../support/shared-data.ts';
import { openCase } from './run-case.ts';

const cases = sharedCases();
const long = ['--restatement-days', '170'];

interface Expected {
  readonly name: string;
  readonly args: readonly string[];
  readonly total: number;
  readonly light: string;
  readonly ous?: Readonly<Record<string, number>>;
}

const expected: readonly Expected[] = [
  {
    name: 'account-moved-mid-month',
    args: ['--date', '2026-11-20', ...long],
    total: 3300,
    light: 'red',
    ous: { 'Root/Y': 1600 },
  },
  {
    name: 'unit-renamed-on-first',
    args: ['--date', '2026-11-05', ...long],
    total: 3000,
    light: 'red',
  },
  {
    name: 'new-unit-three-days',
    args: ['--date', '2026-11-20', ...long],
    total: 4300,
    light: 'red',
  },
  { name: 'huge-refund-mid-month', args: ['--date', '2026-11-20'], total: -47_000, light: 'green' },
  { name: 'upfront-fee-mid-month', args: ['--date', '2026-11-20'], total: 39_000, light: 'green' },
  { name: 'step-up-on-track', args: ['--date', '2026-10-15'], total: 593, light: 'red' },
];

describe.skipIf(cases === undefined)('the month end of a bill that goes wrong', () => {
  it.each(expected)('is right: $name', async ({ name, args, total, light, ous = {} }) => {
    const { figures } = await openCase(cases ?? '', name).run(...args);
    expect((figures?.total.projected ?? 0) / total).toBeCloseTo(1, 1);
    expect(figures?.total.light).toBe(light);
    for (const [ou, projected] of Object.entries(ous)) {
      const own = figures?.ous.find((one) => one.ou === ou);
      expect((own?.projected ?? 0) / projected, ou).toBeCloseTo(1, 2);
    }
  });

  it('has a range that a refund does not widen: long-history-refund-11th', async () => {
    const opened = openCase(cases ?? '', 'long-history-refund-11th');
    const { figures } = await opened.run('--date', '2026-11-20', ...long);
    const { lower = 0, upper = 0 } = figures?.total.projectedRange ?? {};
    expect(figures?.total.projected).toBeCloseTo(-47_268, -2);
    expect(upper - lower).toBeLessThan(500);
  });

  it.each([
    ['first-of-month-only', '2026-11-01'],
    ['first-day-projects-zero', '2026-10-01'],
  ])('is unknown with a grey light: %s', async (name, day) => {
    const { figures } = await openCase(cases ?? '', name).run('--date', day);
    expect(figures?.total).toMatchObject({ projected: null, light: 'grey' });
  });
});
