/**
 * The events at Acme, and when they become visible: the spike, the account that moves, the one that closes,
 * purchases, restated days, and the day when a month's invoice is final. Pure; counts only days.
 */
import {
  addDays,
  type BillingDay,
  type BillingPeriod,
  daysBetween,
  daysFromTo,
  lastOfPeriod,
} from '../../src/domain/calendar/billing-day.ts';
import type { BillRequest } from './bill-request.ts';

export interface Story {
  readonly spike: BillingDay;
  /** First day in the new OU. */
  readonly accountMoves: BillingDay;
  /** Last day with usage. */
  readonly accountCloses: BillingDay;
  readonly savingsPlanBought: BillingDay;
  readonly reservationBought: BillingDay;
}

/** A day whose cost AWS changes after the first delivery. */
export interface Restatement {
  readonly day: BillingDay;
  /** The first day on which the bill shows the final cost. */
  readonly visibleOn: BillingDay;
  readonly why: 'late metering' | 'tax trued up' | 'support charged';
}

/** The events of the scenario, relative to its day. */
export function storyOf({ storyDay }: BillRequest): Story {
  return {
    spike: storyDay,
    accountMoves: addDays(storyDay, -36),
    accountCloses: addDays(storyDay, -19),
    savingsPlanBought: addDays(storyDay, -11),
    reservationBought: addDays(storyDay, -9),
  };
}

/** The day on which a period's invoice ids appear: the 5th of the following month. */
export function invoicedOn(period: BillingPeriod): BillingDay {
  return addDays(lastOfPeriod(`${period}-01` as BillingDay), 5);
}

/** The day on which the month's support charge appears: the 7th of the following month. */
export function supportChargedOn(period: BillingPeriod): BillingDay {
  return addDays(lastOfPeriod(`${period}-01` as BillingDay), 7);
}

/** Every day of the request that is restated at some time, in order of day. */
export function restatementsOf(request: BillRequest): readonly Restatement[] {
  const metered = daysFromTo(request.from, request.to).flatMap((day) => {
    const late = lateMetering(day, request);
    return late === null ? [] : [late];
  });
  const monthly = request.periods.flatMap((period): Restatement[] => {
    const day = `${period}-01` as BillingDay;
    if (day < request.from) return [];
    return [
      { day, visibleOn: invoicedOn(period), why: 'tax trued up' },
      { day, visibleOn: supportChargedOn(period), why: 'support charged' },
    ];
  });
  return [...metered, ...monthly].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The days whose cost differs between a bill read on one day and a bill read on a later one. */
export function restatedBetween(
  restatements: readonly Restatement[],
  earlier: BillingDay,
  later: BillingDay,
): readonly BillingDay[] {
  const changed = restatements.filter(
    ({ day, visibleOn }) => day < earlier && visibleOn > earlier && visibleOn <= later,
  );
  return [...new Set(changed.map(({ day }) => day))];
}

function lateMetering(day: BillingDay, { storyDay, seed }: BillRequest): Restatement | null {
  const age = daysBetween(storyDay, day);
  const draw = (Math.abs(age) * 48_271 + seed * 16_807) % 97;
  const fixed = age === -4;
  if (!fixed && draw % 4 !== 0) return null;
  const delay = fixed ? 5 : 3 + (draw % 7);
  return { day, visibleOn: addDays(day, delay), why: 'late metering' };
}
