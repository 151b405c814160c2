/**
 * Splits a bill into deliveries of a billing period, and those into slices of days, so that any size needs
 * limited memory; one slice becomes one numbered file, like the files of AWS's large exports.
 */
import {
  addDays,
  type BillingDay,
  type BillingPeriod,
  daysFromTo,
  lastOfPeriod,
  periodOf,
} from '../../src/domain/calendar/billing-day.ts';
import type { BillRequest } from './bill-request.ts';

/** One complete copy of a billing period, as visible on one day. */
export interface Reading {
  readonly request: BillRequest;
  readonly period: BillingPeriod;
  readonly asOf: BillingDay;
  /** `<timestamp>-<execution id>`; null if deliveries overwrite each other. */
  readonly execution: string | null;
}

export interface Slice extends Reading {
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** 1, 2, 3: the number in the file's name. */
  readonly chunk: number;
  readonly isFirstOfPeriod: boolean;
  /** Whether the file is sorted; see {@link sortedUpTo}. */
  readonly isSorted: boolean;
}

const linesPerFile = 1_000_000;

/**
 * Files with up to about this many lines are sorted, so that they are byte-identical on any number of
 * threads. Sorting larger files would triple the time; they contain the same rows in another order.
 */
const sortedUpTo = 200_000;

/**
 * The deliveries of a period, oldest first; all but the last are superseded. The older one was made on the
 * period's last day, so it lacks that day and its amounts differ.
 */
export function readingsOf(request: BillRequest, period: BillingPeriod): readonly Reading[] {
  const latest = { request, period, asOf: request.asOf, execution: null };
  if (request.delivery === 'overwrite') return [latest];
  const lastDay = lastUsageDay(request, period);
  const dayBefore = addDays(request.asOf, -1);
  const earlier = dayBefore < lastDay ? dayBefore : lastDay;
  const readings = earlier > `${period}-01` ? [earlier, request.asOf] : [request.asOf];
  return readings.map((asOf) => ({ ...latest, asOf, execution: executionOf(asOf, period) }));
}

/** The slices of a delivery, in order of day. Empty if it was made before any usage. */
export function slicesOf(reading: Reading): readonly Slice[] {
  const { request, period, asOf } = reading;
  const dayBefore = addDays(asOf, -1);
  const last = dayBefore < request.to ? dayBefore : request.to;
  const days = daysFromTo(request.from, last).filter((day) => periodOf(day) === period);
  const linesPerDay = request.size * request.slotsPerDay;
  const daysPerSlice = Math.max(1, Math.floor(linesPerFile / linesPerDay));
  const count = Math.ceil(days.length / daysPerSlice);
  return Array.from({ length: count }, (_, index) => {
    const part = days.slice(index * daysPerSlice, (index + 1) * daysPerSlice);
    const [from, to] = [part[0], part.at(-1)] as [BillingDay, BillingDay];
    const isSorted = part.length * linesPerDay <= sortedUpTo;
    return { ...reading, from, to, chunk: index + 1, isFirstOfPeriod: index === 0, isSorted };
  });
}

function lastUsageDay({ to }: BillRequest, period: BillingPeriod): BillingDay {
  const lastOfMonth = lastOfPeriod(`${period}-01` as BillingDay);
  return to < lastOfMonth ? to : lastOfMonth;
}

function executionOf(asOf: BillingDay, period: BillingPeriod): string {
  const digits = `${asOf}${period}`.replaceAll('-', '').padEnd(20, '0');
  const id = `${digits.slice(0, 8)}-ac3e-4b1d-9c0e-${digits.slice(8, 20)}`;
  return `${asOf.replaceAll('-', '')}T054107Z-${id}`;
}
