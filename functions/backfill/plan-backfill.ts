/**
 * The plan of a backfill, made without running a statement or writing anything. Only the scan shows
 * which archived days changed, so days and bytes are upper limits.
 */

import type { BillingDay, BillingPeriod } from '../../src/domain/calendar/billing-day.ts';
import { monthlyWindows } from '../../src/domain/calendar/open-window.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { ScanEstimate } from '../../src/ports/staging.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import type { DayRange } from './day-range.ts';

export interface PlannedPeriod {
  readonly period: BillingPeriod;
  /** Days of the range in the period. */
  readonly days: number;
  /** Days without an archived object; the others are written only if they changed. */
  readonly notArchived: readonly BillingDay[];
  /** Upper limit for the period's scan: it reads only some columns. Null when unknown. */
  readonly scan: ScanEstimate | null;
}

export interface BackfillPlan extends DayRange {
  readonly periods: readonly PlannedPeriod[];
  readonly days: number;
  /** Number of days without an archived object, in all periods. */
  readonly notArchived: number;
  /** Upper limit for all scans. Null when that of a period is unknown. */
  readonly scan: ScanEstimate | null;
}

/** Number of HEAD requests at the same time. */
const concurrentHeads = 16;

export async function planBackfill(
  { staging, store }: Pick<Platform, 'staging' | 'store'>,
  { from, to }: DayRange,
): Promise<BackfillPlan> {
  const periods: PlannedPeriod[] = [];
  for (const window of monthlyWindows(from, to)) {
    const period = window.periods[0] as BillingPeriod;
    const notArchived = await absentDays(store, window.days);
    const scan = await staging.estimate(period);
    periods.push({ period, days: window.days.length, notArchived, scan });
  }
  return {
    from,
    to,
    periods,
    days: periods.reduce((sum, { days }) => sum + days, 0),
    notArchived: periods.reduce((sum, { notArchived }) => sum + notArchived.length, 0),
    scan: sumOfScans(periods.map(({ scan }) => scan)),
  };
}

async function absentDays(
  store: Pick<ObjectStore, 'head'>,
  days: readonly BillingDay[],
): Promise<readonly BillingDay[]> {
  const absent: BillingDay[] = [];
  for (let start = 0; start < days.length; start += concurrentHeads) {
    const some = days.slice(start, start + concurrentHeads);
    const found = await Promise.all(
      some.map((day) => store.head(objectKey(ouBreakdownTable, day))),
    );
    absent.push(...some.filter((_, index) => found[index] === undefined));
  }
  return absent;
}

function sumOfScans(scans: readonly (ScanEstimate | null)[]): ScanEstimate | null {
  let sum: ScanEstimate = { bytes: 0, costUsd: 0 };
  for (const scan of scans) {
    if (scan === null) return null;
    sum = { bytes: sum.bytes + scan.bytes, costUsd: sum.costUsd + scan.costUsd };
  }
  return sum;
}
