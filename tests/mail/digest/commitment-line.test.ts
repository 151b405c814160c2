/** The line about Savings Plans and reservations: only the parts that are known. */
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { CommitmentFigures } from '../../../src/domain/figures/day-details.ts';
import type { ExpiringCommitments } from '../../../src/domain/figures/expiring-commitments.ts';
import { commitmentLine } from '../../../src/mail/digest/commitment-line.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';

const money = moneyIn('USD');

function textOf(
  commitments: CommitmentFigures | null,
  expiring: ExpiringCommitments | null = null,
): string | undefined {
  const [line] = commitmentLine({ commitments, expiring }, 'November', money);
  return line === undefined ? undefined : sentenceText(line).replaceAll('\u00a0', ' ');
}

it('says what was not used, and how much of the eligible usage is covered', () => {
  const coverage = { covered: 64, onDemand: 36 };
  expect(textOf({ used: 12_796, unused: 1_204, coverage })).toBe(
    'Savings Plans and reservations in November so far: $1,204 of $14,000 unused (91 % used); 64 % of the cost of eligible usage covered.',
  );
  expect(textOf({ used: 14_000, unused: 0, coverage })).toBe(
    'Savings Plans and reservations in November so far: all of $14,000 used; 64 % of the cost of eligible usage covered.',
  );
});

it('says no coverage where it is not known, or nothing could be covered', () => {
  const words = 'Savings Plans and reservations in November so far: all of $14,000 used.';
  expect(textOf({ used: 14_000, unused: 0, coverage: null })).toBe(words);
  const nothing = { covered: 0, onDemand: 0 };
  expect(textOf({ used: 14_000, unused: 0, coverage: nothing })).toBe(words);
  expect(textOf(null)).toBeUndefined();
  expect(textOf({ used: 0, unused: 0, coverage: nothing })).toBeUndefined();
});

it('says only the coverage of OUs that use commitments of others', () => {
  const coverage = { covered: 64, onDemand: 36 };
  expect(textOf({ used: 12_796, unused: null, coverage })).toBe(
    'Savings Plans and reservations in November so far: 64 % of the cost of eligible usage covered.',
  );
});

it('never rounds a part of the usage to all or none of it', () => {
  const of = (covered: number, onDemand: number) =>
    textOf({ used: 1, unused: 0, coverage: { covered, onDemand } });
  expect(of(1, 999)).toContain('less than 1 % of the cost');
  expect(of(999, 1)).toContain('more than 99 % of the cost');
  expect(of(0, 10)).toContain('; 0 % of the cost');
});

describe('what ends soon', () => {
  const lastEnd = parseBillingDay('2026-12-14');
  const ending = (savingsPlans: number, reservations: number, savingsPlanCost: number | null) =>
    textOf(null, { savingsPlans, reservations, savingsPlanCost, lastEnd });

  it('is said with its number, its last day, and the cost of Savings Plans where it is known', () => {
    expect(ending(2, 0, 2_976)).toBe('Two Savings Plans ($2,976 so far) expire by 14 December.');
    expect(ending(1, 0, null)).toBe('One Savings Plan expires on 14 December.');
    expect(ending(0, 1, 0)).toBe('One reservation expires on 14 December.');
    expect(ending(1, 13, 10)).toBe(
      'One Savings Plan ($10.00 so far) and 13 reservations expire by 14 December.',
    );
  });

  it('follows what is known of use and coverage', () => {
    const expiring = { savingsPlans: 2, reservations: 0, savingsPlanCost: null, lastEnd };
    expect(textOf({ used: 9, unused: 0, coverage: null }, expiring)).toBe(
      'Savings Plans and reservations in November so far: all of $9.00 used. Two Savings Plans expire by 14 December.',
    );
  });
});
