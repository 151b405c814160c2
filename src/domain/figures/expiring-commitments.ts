/**
 * Savings Plans and reservations that end soon, from the lines of their fees in the month. Pure. What has ended,
 * and what no longer has a fee (a plan that was returned), is not among them.
 */
import { addDays, type BillingDay } from '../calendar/billing-day.ts';
import type { Commitment, CommitmentDay } from '../costs/commitment-day.ts';

export interface ExpiringCommitments {
  readonly savingsPlans: number;
  readonly reservations: number;
  /** Amortized cost of these Savings Plans in the month so far; null where a part is not known. */
  readonly savingsPlanCost: number | null;
  /** The last of their ends. */
  readonly lastEnd: BillingDay;
}

/** An end after the report day, up to this number of days after it, is soon. */
export const expiryHorizonDays = 60;

interface Seen {
  readonly rows: Commitment[];
  lastDay: BillingDay;
  endsOn: BillingDay | null;
}

/** `isOwn`: whether an OU belongs to the audience. Null if no end is known to be soon. */
export function expiringCommitments(
  days: readonly CommitmentDay[],
  monthToDate: readonly BillingDay[],
  isOwn: (ou: string) => boolean,
): ExpiringCommitments | null {
  const reportDay = monthToDate.at(-1);
  if (reportDay === undefined) return null;
  const all = [...seenIn(days).values()];
  const isCounted = (one: Seen) => isOwn(lastRow(one).ou) && endsSoon(one, reportDay);
  const plans = plansOf(all).filter(isCounted);
  const reservations = all.filter((one) => !isPlan(one) && isCounted(one));
  const ends = [...plans, ...reservations].map(({ endsOn }) => endsOn as BillingDay).sort();
  const lastEnd = ends.at(-1);
  if (lastEnd === undefined) return null;
  const archived = new Set(days.map(({ day }) => day));
  const isComplete = monthToDate.every((day) => archived.has(day));
  return {
    savingsPlans: plans.length,
    reservations: reservations.length,
    savingsPlanCost: isComplete ? costOf(plans.flatMap(({ rows }) => rows)) : null,
    lastEnd,
  };
}

/** By kind and ARN, which is a text that anyone may have written. */
function seenIn(days: readonly CommitmentDay[]): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { day, commitments } of days.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    for (const one of commitments) {
      const key = `${one.kind} ${one.commitmentId}`;
      const found = seen.get(key) ?? { rows: [], lastDay: day, endsOn: null };
      found.rows.push(one);
      found.lastDay = day;
      found.endsOn = one.endsOn ?? found.endsOn;
      seen.set(key, found);
    }
  }
  return seen;
}

/**
 * Plans that still have a fee. It is billed every hour, so that each has one on the last day of any plan; the
 * day before counts too, because a day in progress may lack some. A reservation's fee is billed once a month.
 */
function plansOf(all: readonly Seen[]): readonly Seen[] {
  const plans = all.filter(isPlan);
  const last = plans
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1);
  return last === undefined ? [] : plans.filter(({ lastDay }) => lastDay >= addDays(last, -1));
}

function isPlan(one: Seen): boolean {
  return lastRow(one).kind === 'savings-plan';
}

function lastRow({ rows }: Seen): Commitment {
  return rows.at(-1) as Commitment;
}

function endsSoon({ endsOn }: Seen, reportDay: BillingDay): boolean {
  return endsOn !== null && endsOn > reportDay && endsOn <= addDays(reportDay, expiryHorizonDays);
}

function costOf(rows: readonly Commitment[]): number | null {
  let sum = 0;
  for (const { usedCost, unusedCost } of rows) {
    if (usedCost === null || unusedCost === null) return null;
    sum += usedCost + unusedCost;
  }
  return sum;
}
