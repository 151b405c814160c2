/** What the month's Savings Plans and reservations cost, and which part of the eligible usage they covered. Pure. */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { type BillingDay, daysFromTo, firstOfPeriod } from '../../domain/calendar/billing-day.ts';
import {
  coveredTypes,
  onDemandType,
  unknownCoverageType,
} from '../../domain/costs/coverable-usage.ts';
import {
  type CommitmentFigures,
  type CoverageOfUsage,
  commitmentTypes,
  unusedTypes,
} from '../../domain/figures/day-details.ts';
import type { DayDetailRows } from './read-day-details.ts';

type RegionRow = NonNullable<DayDetailRows['regions']>[number];

/** Unknown unless every day of the month is there and every line has its amortized cost. */
export function commitmentFigures(
  rows: readonly RegionRow[],
  reportDay: BillingDay,
): CommitmentFigures | null {
  const days = new Set(rows.map(({ billing_date: day }) => day));
  const month = daysFromTo(firstOfPeriod(reportDay), reportDay);
  const charges = rows.filter(({ charge_type: type }) => commitmentTypes.includes(type));
  const isKnown = month.every((day) => days.has(day)) && hasAmortized(charges);
  if (!isKnown || charges.length === 0) return null;
  const unusedRows = charges.filter(({ charge_type: type }) =>
    unusedTypes.some((one) => one === type),
  );
  const sum = (some: readonly RegionRow[]) => sumOf(some.map((row) => row.amortized_cost));
  const used = sum(charges) - sum(unusedRows);
  // What was not used is in the account that owns the commitment.
  const unused = unusedRows.length === 0 ? null : sum(unusedRows);
  return { unused, used, coverage: coverageOf(rows) };
}

/** Null where the archive does not know what was covered. */
function coverageOf(rows: readonly RegionRow[]): CoverageOfUsage | null {
  const usage = rows.filter((row) => row.is_coverable === 1);
  const isUnknown = usage.some((row) => row.charge_type === unknownCoverageType);
  if (isUnknown || !hasAmortized(usage)) return null;
  const sum = (isOf: (type: string) => boolean) =>
    sumOf(usage.filter((row) => isOf(row.charge_type)).map((row) => row.amortized_cost));
  return {
    covered: sum((type) => coveredTypes.some((one) => one === type)),
    onDemand: sum((type) => type === onDemandType),
  };
}

function hasAmortized(rows: readonly RegionRow[]): boolean {
  return rows.every((row) => row.lacks_amortized === 0);
}
