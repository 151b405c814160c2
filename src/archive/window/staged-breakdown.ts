/**
 * The days of a staged window in order, each read while the days before it are published. Only the few
 * parts read ahead are in memory.
 */
import { requirePricedLines } from '../../bill/check-scan.ts';
import { readStagedPart } from '../../bill/staged-day.ts';
import { type Budget, requireBudgetCurrency } from '../../domain/budgets/budgets.ts';
import type { BillingDay, BillingPeriod } from '../../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { BreakdownDay, ScanDetails } from '../../domain/costs/breakdown.ts';
import type { DeliveryListing } from '../../ports/bill-files.ts';
import type { StagedRows } from '../../ports/staging.ts';
import type { StagedAllocation } from '../allocation/stage-allocation.ts';
import { oneCurrency } from '../day/check-day.ts';
import type { ArchiveSettings } from './archive-settings.ts';
import type { StagedWindow } from './stage-window.ts';

/** Settings of the breakdown, and the budgets that must have its currency. */
export interface BreakdownSettings extends ArchiveSettings {
  readonly budgets: readonly Budget[];
}

/** The days of one scan of the bill. */
export interface Breakdown {
  /** In order of day; can be read once. */
  readonly days: AsyncIterable<BreakdownDay>;
  /** When the bill was read, milliseconds since 1970. */
  readonly readAt: number;
  readonly currency: string;
  /** The first day of the window with lines in the bill. */
  readonly firstDay: BillingDay;
  readonly scan: ScanDetails;
  /** Billing period → execution id, for deliveries whose manifest contains one. */
  readonly executionIds: ReadonlyMap<BillingPeriod, string>;
  /** The allocation of the same scan; null when none was asked for. Read it before the last day ends. */
  readonly allocation: StagedAllocation | null;
  /** Deletes the staged rows; only for a caller that does not read the days. */
  readonly discard: () => Promise<void>;
}

/** Number of parts to read while one is published. */
const partsAhead = 2;

/**
 * The breakdown of a window with at least one day. `onEnd` is called once, after the last day or when the
 * days are no longer read. Throws as `readStagedPart` does, and an InputError when a scan must not be
 * archived.
 */
export async function readStagedBreakdown(
  { window, rows, allocation, listing }: StagedWindow,
  settings: BreakdownSettings,
  onEnd: () => Promise<void> = async () => undefined,
): Promise<Breakdown> {
  const first = await readStagedPart(rows, rows.parts[0] as BillingDay);
  const firstDay = first[0] as BreakdownDay;
  return {
    days: stagedDays(rows, first, onEnd),
    readAt: rows.readAt,
    firstDay: firstDay.day,
    ...checkedFirst(firstDay, window, settings),
    executionIds: executionIdsOf(listing),
    allocation,
    discard: onEnd,
  };
}

async function* stagedDays(
  rows: StagedRows,
  first: readonly BreakdownDay[],
  onEnd: () => Promise<void>,
): AsyncGenerator<BreakdownDay> {
  const waiting = rows.parts.slice(1);
  const reading: Promise<readonly BreakdownDay[]>[] = [Promise.resolve(first)];
  const readAhead = () => {
    while (reading.length <= partsAhead && waiting.length > 0) {
      const part = readStagedPart(rows, waiting.shift() as BillingDay);
      part.catch(() => undefined);
      reading.push(part);
    }
  };
  try {
    readAhead();
    for (let next = reading.shift(); next !== undefined; next = reading.shift()) {
      const days = await next;
      readAhead();
      yield* days;
    }
  } finally {
    await Promise.allSettled(reading);
    await onEnd();
  }
}

/** Checks the scan; its first day contains all that is needed. Throws as `readStagedBreakdown` does. */
function checkedFirst(
  first: BreakdownDay,
  { periods }: Pick<OpenWindow, 'periods'>,
  { budgets, costMetric }: BreakdownSettings,
): { readonly currency: string; readonly scan: ScanDetails } {
  requirePricedLines(first.scan, costMetric);
  const currency = oneCurrency(first);
  requireBudgetCurrency(budgets, periods, currency);
  return { currency, scan: first.scan };
}

/** Assembly or execution id of each delivery whose manifest contains one. */
function executionIdsOf({ deliveries }: DeliveryListing): ReadonlyMap<BillingPeriod, string> {
  return new Map(
    deliveries.flatMap(({ period, executionId }): [BillingPeriod, string][] =>
      period === null || executionId === null ? [] : [[period, executionId]],
    ),
  );
}
