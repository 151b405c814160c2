/**
 * The monthly charges of an OU that are still to come: what last month had of each service and charge type, until
 * this month has it. Tax and support follow the month's usage, and their lines grow with it: they are expected as a
 * share of it, less what is billed already. Fees of reservations and subscriptions are expected as an amount.
 */
import { sumOf } from '../domain/arithmetic/sum-of.ts';
import {
  addDays,
  type BillingDay,
  daysBetween,
  firstOfPeriod,
} from '../domain/calendar/billing-day.ts';

/** A monthly charge of one OU, service and charge type. */
export interface MonthlyCharge {
  readonly chargeType: string;
  readonly service: string;
  readonly costs: ReadonlyMap<BillingDay, number>;
}

export interface MonthsOfCharges {
  readonly reportDay: BillingDay;
  /** Recurring cost of last month; zero or less if a share of it says nothing. */
  readonly lastRecurring: number;
  /** Recurring cost of this month, to date and expected. */
  readonly recurring: number;
}

export interface ExpectedCharges {
  readonly outstanding: number;
  readonly monthly: number;
}

/** A fee that is so many days later than last month has ended. */
const daysLate = 10;

export function expectedCharges(
  charges: readonly MonthlyCharge[],
  months: MonthsOfCharges,
): ExpectedCharges {
  const amounts = charges.map((charge) => expectedCharge(charge, months));
  return {
    outstanding: sumOf(amounts.map(({ outstanding }) => outstanding)),
    monthly: sumOf(amounts.map(({ monthly }) => monthly)),
  };
}

function expectedCharge(
  { chargeType, service, costs }: MonthlyCharge,
  { reportDay, lastRecurring, recurring }: MonthsOfCharges,
): ExpectedCharges {
  const first = firstOfPeriod(reportDay);
  const firstBefore = firstOfPeriod(addDays(first, -1));
  const ofMonths = [...costs].filter(([, cost]) => cost !== 0);
  const last = ofMonths.filter(([day]) => day >= firstBefore && day < first);
  const now = ofMonths.filter(([day]) => day >= first);
  const lastAmount = sumOf(last.map(([, cost]) => cost));
  const billed = sumOf(now.map(([, cost]) => cost));
  if (followsUsage(chargeType, service)) {
    const expected = lastAmount * (lastRecurring > 0 ? recurring / lastRecurring : 1);
    return { outstanding: Math.max(0, expected - billed), monthly: Math.max(expected, billed) };
  }
  if (now.length > 0) return { outstanding: 0, monthly: billed };
  const due = Math.max(0, ...last.map(([day]) => daysBetween(firstBefore, day)));
  const hasEnded = daysBetween(first, reportDay) > due + daysLate;
  return hasEnded
    ? { outstanding: 0, monthly: 0 }
    : { outstanding: lastAmount, monthly: lastAmount };
}

function followsUsage(chargeType: string, service: string): boolean {
  return chargeType.startsWith('Tax') || /support|enterpriseonramp/i.test(service);
}
