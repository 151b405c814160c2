/**
 * Details of the report day: the same days of last month, its services, Regions and commitments. A part that the
 * archive does not hold is null, never zero.
 */
import type { BillingDay } from '../calendar/billing-day.ts';
import { coveredTypes } from '../costs/coverable-usage.ts';
import type { ExpiringCommitments } from './expiring-commitments.ts';

/** A service on the report day, and what it is compared with. Its name is untrusted input. */
export interface ServiceCost {
  readonly service: string;
  readonly cost: number;
  /** Null if the day before is not archived. */
  readonly dayBefore: number | null;
  /** Mean of the same weekday in the four weeks before; null without any. */
  readonly usual: number | null;
  readonly monthToDate: number;
}

/** Cost of the report day in one Region; the Region is empty for cost without one. Untrusted input. */
export interface RegionCost {
  readonly region: string;
  readonly cost: number;
}

/** The first days of last month, as many as this month has so far. */
export interface LastMonth {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly cost: number;
}

/** Savings Plans and reservations from the first of the month to the report day, amortized. */
export interface CommitmentFigures {
  /** Commitments that usage was charged against. */
  readonly used: number;
  /** Commitments that were paid for and not used; null for OUs that use only commitments of others. */
  readonly unused: number | null;
  /** Of the usage that they could cover, the cost that they covered; see `coverable-usage.ts`. */
  readonly coverage: CoverageOfUsage | null;
}

/** Amortized, from the first of the month to the report day. Unknown for a FOCUS bill. */
export interface CoverageOfUsage {
  readonly covered: number;
  /** Usage at on-demand prices that a commitment could cover. */
  readonly onDemand: number;
}

export interface DayDetails {
  /** Null unless every one of these days, and every day of this month, is archived. */
  readonly lastMonth: LastMonth | null;
  /** Largest cost of the day first. */
  readonly services: readonly ServiceCost[];
  /** Largest first; null where the archive has no Regions for the day. */
  readonly regions: readonly RegionCost[] | null;
  /** Null without commitments, and where the archive does not know them. */
  readonly commitments: CommitmentFigures | null;
  /** Null if none ends soon, and where the archive does not know any end. */
  readonly expiring: ExpiringCommitments | null;
}

/** Line item types of the CUR whose amortized cost is a commitment that was not used. */
export const unusedTypes = ['SavingsPlanRecurringFee', 'RIFee'] as const;
/** The same and those whose amortized cost is a commitment that was used. */
export const commitmentTypes: readonly string[] = [...unusedTypes, ...coveredTypes];
