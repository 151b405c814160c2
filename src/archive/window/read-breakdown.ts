/**
 * Runs the one scan of the bill and looks at its first day, so that whatever is wrong with the
 * question, the columns or the currencies is known before anything is published. The bill's files are
 * looked at before and after: what changed while it was read is read again, once.
 */

import { requirePricedLines } from '../../bill/check-scan.ts';
import { readUnchangedBill } from '../../bill/read-unchanged-bill.ts';
import { splitDays } from '../../bill/split-days.ts';
import { type Budget, requireBudgetCurrency } from '../../domain/budgets/budgets.ts';
import type { BillingDay, BillingPeriod } from '../../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { BreakdownDay, ScanDetails } from '../../domain/costs/breakdown.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { DeliveryListing } from '../../ports/bill-files.ts';
import type { Platform } from '../../ports/platform.ts';
import { breakdownStatement } from '../../queries/breakdown-statement.ts';
import { oneCurrency } from '../day/check-day.ts';
import type { ArchiveState } from '../state/archive-state.ts';
import type { ArchiveSettings } from './archive-settings.ts';

/** What the breakdown is made by, and the budgets it must be comparable with. */
export interface BreakdownSettings extends ArchiveSettings {
  readonly budgets: readonly Budget[];
}

/** The days of one reading of the bill. */
export interface Breakdown {
  /** In order of day, once. */
  readonly days: AsyncIterable<BreakdownDay>;
  /** When the bill was read, milliseconds since 1970. */
  readonly readAt: number;
  readonly currency: string;
  /** The first day of the window that the bill has. */
  readonly firstDay: BillingDay;
  readonly scan: ScanDetails;
  /** Of each delivery whose manifest names it. */
  readonly executionIds: ReadonlyMap<BillingPeriod, string>;
}

type Reader = Pick<Platform, 'engine' | 'tables' | 'bill'>;
type StateAtOpening = Pick<ArchiveState, 'archivedAtOpening' | 'knownServices'>;

/**
 * The window's days that the bill has. Throws an InputError when it has none, when it mixes currencies,
 * lacks a column that the metric needs, changes while it is read, or when a budget of these months is
 * in another currency.
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
      `${window.to}; choose a day it covers with --date.`,
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
    () => askFor(platform, { window, settings, archiveState }),
    async (asked) => void (await asked?.rest.return(undefined)),
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

interface Asked {
  readonly window: OpenWindow;
  readonly settings: BreakdownSettings;
  readonly archiveState: StateAtOpening;
}

/** The engine has read the whole bill when it gives the first row: the rows are in order of day. */
async function askFor({ engine, tables, bill }: Reader, { window, settings, archiveState }: Asked) {
  const question = {
    window,
    ...settings,
    alwaysReadPeriods: bill.alwaysReadPeriods,
    archivedDays: archiveState.archivedAtOpening(window.days).map(({ day }) => day),
    knownServices: archiveState.knownServices(),
  };
  const { batches, readAt } = await engine.query(breakdownStatement(tables, question));
  const rest = splitDays(batches);
  const first = await rest.next();
  return first.done === true ? undefined : { first: first.value, rest, readAt };
}

/** Checks of the whole scan that its first day suffices for. Throws as `readBreakdown` does. */
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

/** Assembly or execution id of each delivery whose manifest names one. */
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
