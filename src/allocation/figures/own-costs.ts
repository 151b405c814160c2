/**
 * Each target's own lines in both metrics, in cents: by kind of charge, and the differences that lead from
 * the measured cost to the invoice. Together they are the sums of the rows.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { TeamMetric } from '../../domain/figures/allocation-figures.ts';
import type { Target } from '../rules/target.ts';
import type { TargetCost } from './daily-costs.ts';
import { centsByKey, centsSummingTo, exactUnits, roundedCents, sumOfUnits } from './exact-cents.ts';

/** Cents of one kind of charge. */
export interface KindCents {
  readonly chargeType: string;
  readonly measured: bigint;
  /** Unblended minus measured. */
  readonly difference: bigint;
}

export interface OwnCosts {
  readonly measured: bigint;
  readonly unblended: bigint;
  /** In order of name. */
  readonly kinds: readonly KindCents[];
}

interface Exact {
  readonly measured: bigint;
  readonly difference: bigint;
}

/** `days`: the days to add up; other rows are ignored. */
export function ownCosts(
  rows: readonly TargetCost[],
  days: readonly BillingDay[],
  metric: TeamMetric,
): ReadonlyMap<Target, OwnCosts> {
  const exact = exactByKind(rows, new Set(days), metric);
  const sums = new Map([...exact].map(([target, kinds]) => [target, sumOf([...kinds.values()])]));
  const measured = centsByKey(new Map([...sums].map(([target, sum]) => [target, sum.measured])));
  const total = sumOf([...sums.values()]);
  // The total's difference is that of two rounded totals, so that the last one is the invoice.
  const difference = roundedCents(total.measured + total.difference) - roundedCents(total.measured);
  const differences = differingCents(
    difference,
    [...sums.values()].map((sum) => sum.difference),
  );
  return new Map(
    [...exact].map(([target, kinds], at) => {
      const own = { measured: measured.get(target) ?? 0n, difference: differences[at] ?? 0n };
      return [target, costsOf(own, kinds)];
    }),
  );
}

function costsOf(own: Exact, kinds: ReadonlyMap<string, Exact>): OwnCosts {
  const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  const measured = centsSummingTo(
    own.measured,
    sorted.map(([, kind]) => kind.measured),
  );
  const differences = differingCents(
    own.difference,
    sorted.map(([, kind]) => kind.difference),
  );
  return {
    measured: own.measured,
    unblended: own.measured + own.difference,
    kinds: sorted.map(([chargeType], at) => ({
      chargeType,
      measured: measured[at] ?? 0n,
      difference: differences[at] ?? 0n,
    })),
  };
}

/** Cents of the differences; 0 for a part that is the same in both metrics. */
export function differingCents(total: bigint, exact: readonly bigint[]): readonly bigint[] {
  const cents = [
    ...centsSummingTo(
      total,
      exact.filter((difference) => difference !== 0n),
    ),
  ];
  return exact.map((difference) => (difference === 0n ? 0n : (cents.shift() ?? 0n)));
}

function exactByKind(
  rows: readonly TargetCost[],
  days: ReadonlySet<BillingDay>,
  metric: TeamMetric,
): ReadonlyMap<Target, ReadonlyMap<string, Exact>> {
  const costs = new Map<Target, Map<string, Exact>>();
  for (const row of rows) {
    if (!days.has(row.day)) continue;
    const ofTarget = costs.get(row.target) ?? new Map<string, Exact>();
    costs.set(row.target, ofTarget);
    const measured = exactUnits(row[metric]);
    const cost = { measured, difference: exactUnits(row.unblended) - measured };
    ofTarget.set(row.chargeType, sumOf([ofTarget.get(row.chargeType), cost]));
  }
  return costs;
}

function sumOf(costs: readonly (Exact | undefined)[]): Exact {
  return {
    measured: sumOfUnits(costs.map((cost) => cost?.measured ?? 0n)),
    difference: sumOfUnits(costs.map((cost) => cost?.difference ?? 0n)),
  };
}
