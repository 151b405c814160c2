/**
 * The OU breakdown of one billing day as the query gives it: the rows that will be archived, and
 * what the same scan said about the day before any join.
 */
import type { BillingDay, BillingPeriod } from '../calendar/billing-day.ts';
import type { DayRows } from './day-rows.ts';
import type { LeftOutLines } from './left-out-lines.ts';

/** Account id → its name, or null where neither directory nor bill has one. Names are hostile text. */
export type AccountNames = Map<string, string | null>;

/** Absolute costs of an OU: of all its lines, and of those without an invoice id. */
export interface InvoicedCosts {
  readonly absoluteCost: number;
  readonly uninvoicedCost: number;
}

/** Sums over those days of a billing period that were archived when the bill was read. */
export interface PeriodSums {
  readonly lineCount: number;
  readonly absoluteCost: number;
}

/** Lines that the files of a billing period hold, and that belong to another. */
export interface ForeignPeriod {
  readonly ofFiles: BillingPeriod;
  /** Null where they are usage without a start date. */
  readonly ofLines: BillingPeriod | null;
}

/** What one scan of the bill found beside the days. */
export interface ScanDetails {
  /** Payer accounts of the lines that count, in order; the first twenty. None where the bill names none. */
  readonly payers: readonly string[];
  /** Line item types with lines that lack a column which the cost metric needs. */
  readonly unpricedTypes: readonly string[];
  /** Lines in the files of another billing period; null when all are where they belong. */
  readonly foreignPeriod: ForeignPeriod | null;
  /** Lines read that count in no day of the window. */
  readonly leftOut: readonly LeftOutLines[];
}

export interface BreakdownDay {
  readonly day: BillingDay;
  readonly rows: DayRows;
  /** Sum of the day's cost before any join. */
  readonly sourceCost: number;
  /** Number of account × service combinations before any join. */
  readonly sourceRows: number;
  /** Lines of the bill behind the day. */
  readonly lineCount: number;
  /** Sum of the absolute cost of those lines; credits and charges do not cancel out. */
  readonly absoluteCost: number;
  /** The part of `absoluteCost` on lines without an invoice id. */
  readonly uninvoicedCost: number;
  /** Both by OU, for those who may see one OU alone. */
  readonly invoicing: ReadonlyMap<string, InvoicedCosts>;
  /** Start of the latest hour of usage in the day, ISO 8601 UTC; null where the bill has no hours. */
  readonly latestUsageAt: string | null;
  /** ISO 4217 codes seen in the whole result; equal unless currencies are mixed. */
  readonly currencies: readonly [first: string, last: string];
  readonly accountNames: AccountNames;
  /** Account id → sum of the absolute cost of its lines. */
  readonly accountCosts: ReadonlyMap<string, number>;
  /** Service code → name, of the services that have both. */
  readonly serviceNames: ReadonlyMap<string, string>;
  /** What the whole result has in common; the same in every day of it. */
  readonly scan: ScanDetails;
  /** Of the day's billing period, the days that were archived when the bill was read. */
  readonly period: PeriodSums;
  /** Cost of each account the directory does not know. */
  readonly unassigned: ReadonlyMap<string, number>;
}

/** A day for which the bill has no line, between days for which the same scan found some. */
export function emptyDay(day: BillingDay, { currencies, scan }: BreakdownDay): BreakdownDay {
  const [currency] = currencies;
  return {
    day,
    rows: { billingDate: day, ou: [], service: [], linkedAccount: [], dailyCost: [] },
    sourceCost: 0,
    sourceRows: 0,
    lineCount: 0,
    absoluteCost: 0,
    uninvoicedCost: 0,
    invoicing: new Map(),
    latestUsageAt: null,
    currencies: [currency, currency],
    accountNames: new Map(),
    accountCosts: new Map(),
    serviceNames: new Map(),
    scan,
    period: { lineCount: 0, absoluteCost: 0 },
    unassigned: new Map(),
  };
}
