/** Mails of days with charges that are not daily usage: the month end counts each once, and says what it is. */
import { describe, expect, it } from 'vitest';
import { chargeSituations as situations } from './charge-situations.ts';
import { runSituation } from './run-situation.ts';

it('an upfront fee on the report day counts once, and is the change of the day', async () => {
  const { ouOf, figures, subject, text } = await runSituation(
    situations['upfront-fee-on-the-report-day'],
  );
  expect(ouOf('Root/Shop').projected).toBeCloseTo(135_000, -2);
  expect(figures.total).toMatchObject({ light: 'yellow', cost: 120_800 });
  expect(figures.movers.rows).toMatchObject([{ part: 'one-off', change: 120_000 }]);
  expect(subject).toContain('none over budget');
  expect(text).toContain('Shop is close to its budget.');
});

describe('a support plan that is charged on the last day', () => {
  it('is expected on the day before', async () => {
    const { figures, subject } = await runSituation(situations['support-charge-to-come']);
    expect(figures.total.monthToDate).toBe(3000);
    expect(figures.total.projected).toBeGreaterThan(3390);
    expect(subject).toContain('1 OU and the total heading over budget');
  });

  it('makes the month end, which is no projection any more', async () => {
    const { figures, subject, text } = await runSituation(
      situations['support-charge-on-the-last-day'],
    );
    expect(figures.total).toMatchObject({ monthToDate: 3410, projected: 3410, light: 'red' });
    expect(subject).toContain('1 OU and the total over budget');
    expect(text).toContain('Month end. The sum of the month’s days');
  });
});

it('a refund larger than the month makes it negative, and takes no other OU with it', async () => {
  const { ouOf, figures, subject, text } = await runSituation(
    situations['refund-larger-than-the-month'],
  );
  expect(figures.total.monthToDate).toBe(-6000);
  expect(figures.total.projected).toBeCloseTo(-4500, -1);
  expect(ouOf('Root/Shop')).toMatchObject({ light: 'green' });
  expect(ouOf('Root/Media')).toMatchObject({ light: 'red' });
  expect(subject).toContain('−$8,850.00 ▼ $9,000, 1 OU heading over budget');
  expect(text).toContain('(credits and one-off charges)');
});

it('a credit that ended is no rise of usage, and the month end is without it', async () => {
  const { ouOf, figures } = await runSituation(situations['credit-expired']);
  expect(ouOf('Root/Shop')).toMatchObject({ light: 'red' });
  expect(ouOf('Root/Shop').projected).toBeCloseTo(1640, -1);
  expect(figures.movers.rows).toMatchObject([{ part: 'one-off', reference: -80, change: 80 }]);
});

it('a yearly subscription counts once', async () => {
  const { figures, text } = await runSituation(situations['yearly-subscription-fee']);
  expect(figures.total.projected).toBeCloseTo(63_000, -2);
  expect(figures.total.light).toBe('yellow');
  expect(text).toContain('Shop is close to its budget.');
});

it('a service billed on Mondays is projected on Mondays', async () => {
  const { figures } = await runSituation(situations['service-billed-on-mondays']);
  expect(figures.total.projected).toBeCloseTo(6500, -2);
  expect(figures.total.light).toBe('yellow');
});

it('yen have no decimals, and a budget of zero has no share', async () => {
  const { ouOf, subject, text } = await runSituation(situations['yen-without-decimals']);
  expect(ouOf('Root/Media')).toMatchObject({ budget: 0, light: 'red' });
  expect(subject).toContain(
    '¥3,234,647 ▲ 162 %, 1 OU over budget, 1 OU and the total heading over',
  );
  expect(text).not.toMatch(/¥[\d,]+\.\d\d(?![\dM])/);
  expect(text).toContain('Over ¥2,400 of ¥0');
});

it('a budget of zero is met only without cost', async () => {
  const { ouOf, subject, text } = await runSituation(situations['budget-of-zero']);
  expect(ouOf('Root/Media')).toMatchObject({ light: 'red' });
  expect(ouOf('Root/Closed')).toMatchObject({ light: 'green', projected: 0 });
  expect(subject).toContain('1 OU over budget');
  expect(text).toContain('One OU has a budget this month but no cost: Closed.');
});
