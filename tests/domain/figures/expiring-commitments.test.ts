/** Which Savings Plans and reservations end soon: the horizon, and what no longer counts. */
import { describe, expect, it } from 'vitest';
import { addDays, daysFromTo, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Commitment, CommitmentDay } from '../../../src/domain/costs/commitment-day.ts';
import { expiringCommitments } from '../../../src/domain/figures/expiring-commitments.ts';

const reportDay = parseBillingDay('2026-11-03');
const month = daysFromTo(parseBillingDay('2026-11-01'), reportDay);
const inDays = (count: number) => addDays(reportDay, count);

const plan = (change: Partial<Commitment> = {}): Commitment => ({
  ou: 'Root/A',
  linkedAccount: '012345678901',
  kind: 'savings-plan',
  commitmentId: 'arn:plan',
  endsOn: inDays(30),
  usedCost: 9,
  unusedCost: 1,
  ...change,
});
const reservation = (change: Partial<Commitment> = {}) =>
  plan({ kind: 'reservation', commitmentId: 'arn:reserved', usedCost: null, ...change });

/** The commitments of each day of the month. */
const daily = (...commitments: readonly Commitment[]): CommitmentDay[] =>
  month.map((day) => ({ day, commitments }));

const all = () => true;
const expiring = (days: readonly CommitmentDay[], isOwn: (ou: string) => boolean = all) =>
  expiringCommitments(days, month, isOwn);

describe('an end', () => {
  it.each([
    ['before the report day', -1, false],
    ['on the report day', 0, false],
    ['on the next day', 1, true],
    ['on the 60th day', 60, true],
    ['on the 61st day', 61, false],
    ['in three years', 1_000, false],
  ])('%s', (_, distance, isSoon) => {
    const found = expiring(daily(plan({ endsOn: inDays(distance) })));
    expect(found?.lastEnd ?? null).toBe(isSoon ? inDays(distance) : null);
  });

  it('that the bill does not say is not known, and one that it said before is', () => {
    expect(expiring(daily(plan({ endsOn: null })))).toBeNull();
    const [first, ...rest] = daily(plan({ endsOn: null }));
    const said = [{ ...first, commitments: [plan()] } as CommitmentDay, ...rest];
    expect(expiring(said)?.savingsPlans).toBe(1);
  });
});

it('counts each once, with the cost of the plans and the last of all ends', () => {
  const days = daily(plan(), plan({ commitmentId: 'arn:other', endsOn: inDays(40) }));
  const [first, ...rest] = days as [CommitmentDay, ...CommitmentDay[]];
  const fee = reservation({ endsOn: inDays(50) });
  const found = expiring([{ ...first, commitments: [...first.commitments, fee] }, ...rest]);
  expect(found).toEqual({
    savingsPlans: 2,
    reservations: 1,
    savingsPlanCost: 60,
    lastEnd: inDays(50),
  });
});

it('does not count a plan without a fee on the last days: it was returned', () => {
  const others = plan({ commitmentId: 'arn:other', endsOn: null });
  const until = (count: number) =>
    month.map((day, at) => ({ day, commitments: at < count ? [plan(), others] : [others] }));
  expect(expiring(until(1))).toBeNull();
  expect(expiring(until(2))?.savingsPlans).toBe(1);
});

it('has no cost where a part of it, or a day, is not known', () => {
  expect(expiring(daily(plan({ usedCost: null })))?.savingsPlanCost).toBeNull();
  expect(expiring(daily(plan()).slice(1))?.savingsPlanCost).toBeNull();
  expect(expiring(daily(plan()))?.savingsPlanCost).toBe(30);
});

it('belongs to the OU that its account is in now', () => {
  const isOwn = (ou: string) => ou === 'Root/A';
  expect(expiring(daily(plan({ ou: 'Root/B' })), isOwn)).toBeNull();
  const moved = month.map((day) => ({
    day,
    commitments: [plan({ ou: day === reportDay ? 'Root/B' : 'Root/A' })],
  }));
  expect(expiring(moved, isOwn)).toBeNull();
  expect(expiring(moved, (ou) => ou === 'Root/B')?.savingsPlans).toBe(1);
});

it('is null without any, and a kind never takes the place of another with the same text', () => {
  expect(expiring([])).toBeNull();
  expect(expiring(daily())).toBeNull();
  const days = daily(
    plan({ commitmentId: '__proto__' }),
    reservation({ commitmentId: '__proto__' }),
  );
  expect(expiring(days)).toMatchObject({ savingsPlans: 1, reservations: 1 });
});
