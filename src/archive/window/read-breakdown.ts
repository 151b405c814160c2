/**
 * Scans the bill once and checks the first day of the result, so that wrong input, missing columns and
 * mixed currencies are found before anything is published. Lists the bill's files before and after the
 * scan, and scans a second time when they changed.
 */

import { requirePricedLines } from '../../bill/check-scan.ts';
import { readUnchangedBill } from '../../bill/read-unchanged-bill.ts';
import { splitDays } from '../../bill/split-days.ts';
import { type Budget, requireBudgetCurrency } from '../../domain/budgets/budgets.ts';
import type { BillingDay, BillingPeriod } from '../../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { BreakdownDay, ScanDetails } from '../../domain/costs/breakdown.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { BillFiles, DeliveryListing } from '../../ports/bill-files.ts';
import type { Platform } from '../../ports/platform.ts';
import { type BreakdownInput, breakdownStatement } from '../../queries/breakdown-statement.ts';
import { oneCurrency } from '../day/check-day.ts';
import type { ArchiveState } from '../state/archive-state.ts';
import type { ArchiveSettings } from './archive-settings.ts';

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
}

type Reader = Pick<Platform, 'engine' | 'tables' | 'bill'>;
type StateAtOpening = Pick<ArchiveState, 'archivedAtOpening' | 'knownServices'>;

/**
 * The window's days with lines in the bill. Throws an InputError when there are none, when the bill
 * mixes currencies, lacks a column that the metric needs or changes while it is read, or when a budget
 * of these months has another currency.
 */
export async function readBreakdown(
  platform: Reader,
  window: OpenWindow,
  settings: BreakdownSettings,
  archiveState: StateAtOpening,
): Promise<Breakdown> {
  const breakdown = await findBreakdown(platform, window, settings, archiveState);
  if (breakdown !== undefined) return breakdown;
  const { currency } = settings;
  throw new InputError(
    `The bill has no ${currency === null ? '' : `${currency} `}lines from ${window.from} to ` +
      `${window.to}; choose a day of the bill with --date.`,
  );
}

/** The same, but undefined when the bill has no line in the window. */
export async function findBreakdown(
  platform: Reader,
  window: OpenWindow,
  settings: BreakdownSettings,
  archiveState: StateAtOpening,
): Promise<Breakdown | undefined> {
  const periods = window.periods;
  const { value, listing } = await readUnchangedBill(
    platform.bill,
    periods,
    () => queryBreakdown(platform, { window, settings, archiveState }),
    async (discarded) => void (await discarded?.rest.return(undefined)),
  );
  if (value === undefined) return undefined;
  const { first, rest, readAt } = value;
  return {
    days: startingWith(first, rest),
    readAt,
    firstDay: first.day,
    ...checkedFirst(first, window, settings),
    executionIds: executionIdsOf(listing),
  };
}

interface BreakdownQuery {
  readonly window: OpenWindow;
  readonly settings: ArchiveSettings;
  readonly archiveState: StateAtOpening;
}

/** What the breakdown asks of the bill: the same for the daily run and for what a backfill unloads. */
export function breakdownInput(
  { alwaysReadPeriods }: Pick<BillFiles, 'alwaysReadPeriods'>,
  { window, settings, archiveState }: BreakdownQuery,
): BreakdownInput {
  return {
    window,
    ...settings,
    alwaysReadPeriods,
    archivedDays: archiveState.archivedAtOpening(window.days).map(({ day }) => day),
    knownServices: archiveState.knownServices(),
  };
}

/** Rows are sorted by day, so the engine has read the entire bill before it returns the first row. */
async function queryBreakdown({ engine, tables, bill }: Reader, query: BreakdownQuery) {
  const statement = breakdownStatement(tables, breakdownInput(bill, query));
  const { batches, readAt } = await engine.query(statement);
  const rest = splitDays(batches);
  const first = await rest.next();
  return first.done === true ? undefined : { first: first.value, rest, readAt };
}

/** Checks the scan; its first day contains all that is needed. Throws as `readBreakdown` does. */
export function checkedFirst(
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
export function executionIdsOf({
  deliveries,
}: DeliveryListing): ReadonlyMap<BillingPeriod, string> {
  return new Map(
    deliveries.flatMap(({ period, executionId }): [BillingPeriod, string][] =>
      period === null || executionId === null ? [] : [[period, executionId]],
    ),
  );
}

async function* startingWith<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}
