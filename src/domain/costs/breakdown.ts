/**
 * The OU breakdown of one billing day as the query returns it: the rows to archive, and the totals
 * that the same scan computed before any join.
 */
import type { BillingDay, BillingPeriod } from '../calendar/billing-day.ts';
import { type DayRows, noRows } from './day-rows.ts';
import type { LeftOutLines } from './left-out-lines.ts';

/** Account id → name; null when neither directory nor bill has one. Names are untrusted input. */
export type AccountNames = Map<string, string | null>;

/** Absolute costs of an OU: of all its lines, and of its lines without an invoice id. */
export interface InvoicedCosts {
  readonly absoluteCost: number;
  readonly uninvoicedCost: number;
}

/** Sums over the days of a billing period that were already archived when the bill was read. */
export interface PeriodSums {
  readonly lineCount: number;
  readonly absoluteCost: number;
}

/** Lines in the files of one billing period that belong to another one. */
export interface ForeignPeriod {
  readonly ofFiles: BillingPeriod;
  /** Null when the lines are usage without a start date. */
  readonly ofLines: BillingPeriod | null;
}

/** What one scan of the bill found in addition to the days. */
export interface ScanDetails {
  /** Payer accounts of the counted lines, sorted, at most 20. Empty when the bill names no payer. */
  readonly payers: readonly string[];
  /** Line item types whose lines lack a column that the cost metric needs. */
  readonly unpricedTypes: readonly string[];
  /** Lines in the files of another billing period; null when there are no such lines. */
  readonly foreignPeriod: ForeignPeriod | null;
  /** Lines that were read but are not counted in any day of the window. */
  readonly leftOut: readonly LeftOutLines[];
}

export interface BreakdownDay {
  readonly day: BillingDay;
  readonly rows: DayRows;
  /** Sum of the day's cost before any join. */
  readonly sourceCost: number;
  /** Number of account × service combinations before any join. */
  readonly sourceRows: number;
  /** Number of the bill's lines on the day. */
  readonly lineCount: number;
  /** Sum of the absolute cost of those lines, so that credits and charges do not cancel out. */
  readonly absoluteCost: number;
  /** The part of `absoluteCost` on lines without an invoice id. */
  readonly uninvoicedCost: number;
  /** `absoluteCost` and `uninvoicedCost` by OU, for readers who may see only one OU. */
  readonly invoicing: ReadonlyMap<string, InvoicedCosts>;
  /** Start of the day's latest hour of usage, ISO 8601 UTC; null when the bill has no hours. */
  readonly latestUsageAt: string | null;
  /** The latest hour of the day that hourly usage covers, 1 to 24; null without hourly usage. */
  readonly hoursPresent: number | null;
  /** First and last ISO 4217 code of the result, sorted; equal unless currencies are mixed. */
  readonly currencies: readonly [first: string, last: string];
  readonly accountNames: AccountNames;
  /** Account id → sum of the absolute cost of its lines. */
  readonly accountCosts: ReadonlyMap<string, number>;
  /** Service code → name, for services that have both. */
  readonly serviceNames: ReadonlyMap<string, string>;
  /** Details of the scan; the same for every day of one result. */
  readonly scan: ScanDetails;
  /** Sums over the days of the billing period that were archived when the bill was read. */
  readonly period: PeriodSums;
  /** Cost of each account that is not in the account directory. */
  readonly unassigned: ReadonlyMap<string, number>;
}

/** A day without lines in the bill. The same scan found lines on days before and after it. */
export function emptyDay(day: BillingDay, { currencies, scan }: BreakdownDay): BreakdownDay {
  const [currency] = currencies;
  return {
    day,
    rows: noRows(day),
    sourceCost: 0,
    sourceRows: 0,
    lineCount: 0,
    absoluteCost: 0,
    uninvoicedCost: 0,
    invoicing: new Map(),
    latestUsageAt: null,
    hoursPresent: null,
    currencies: [currency, currency],
    accountNames: new Map(),
    accountCosts: new Map(),
    serviceNames: new Map(),
    scan,
    period: { lineCount: 0, absoluteCost: 0 },
    unassigned: new Map(),
  };
}
