/**
 * From the teams' amortized total to the unblended total, which is on the invoice: the difference of each
 * kind of charge, such as fees of Savings Plans, which amortized cost spreads over the usage they cover.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { BridgeStep, InvoiceBridge } from '../../domain/figures/allocation-figures.ts';
import { amountOf } from '../splits/cents.ts';
import type { TargetCost } from './daily-costs.ts';
import { centsSummingTo, exactUnits, roundedCents, sumOfUnits } from './exact-cents.ts';

/** `bill`: unblended cost of the days in the bill, null if not known. The rows have amortized cost. */
export function invoiceBridge(
  rows: readonly TargetCost[],
  days: readonly BillingDay[],
  bill: number | null,
): InvoiceBridge {
  const asked = new Set(days);
  const own = rows.filter(({ day }) => asked.has(day));
  const amortized = totalCents(own.map((row) => row.amortized));
  const unblended = totalCents(own.map((row) => row.unblended));
  return {
    amortized: amountOf(amortized),
    steps: stepsOf(differences(own), unblended - amortized),
    unblended: amountOf(unblended),
    bill,
  };
}

/** The largest first; together they are `total`, in cents. */
function stepsOf(exact: ReadonlyMap<string, bigint>, total: bigint): readonly BridgeStep[] {
  const kinds = [...exact].filter(([, units]) => units !== 0n);
  const cents = centsSummingTo(
    total,
    kinds.map(([, units]) => units),
  );
  return kinds
    .map(([chargeType], at) => ({ chargeType, difference: amountOf(cents[at] as bigint) }))
    .filter(({ difference }) => difference !== 0)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || byName(a, b));
}

function differences(rows: readonly TargetCost[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { chargeType, unblended, amortized } of rows) {
    const difference = exactUnits(unblended) - exactUnits(amortized);
    sums.set(chargeType, (sums.get(chargeType) ?? 0n) + difference);
  }
  return sums;
}

function totalCents(amounts: readonly number[]): bigint {
  return roundedCents(sumOfUnits(amounts.map(exactUnits)));
}

function byName(a: BridgeStep, b: BridgeStep): number {
  return a.chargeType < b.chargeType ? -1 : 1;
}
