/**
 * Reads the bill and checks that it matches the archive: all days that a digest reads have the same
 * cost metric and currency, and the payer account is the same or was accepted.
 */
import {
  addDays,
  type BillingDay,
  daysFromTo,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import { atOnce } from '../../ports/at-once.ts';
import type { Platform } from '../../ports/platform.ts';
import {
  type AllocationPlan,
  keepClosedMonths,
  noAllocation,
  type RuleSource,
} from '../allocation/plan-allocation.ts';
import { historyDays } from '../read/read-ou-series.ts';
import { defaultShrinkLimits } from '../replace/check-shrink.ts';
import { acceptedPayer } from '../state/accepted-payers.ts';
import { readDayAttributes, requireSameMetricAndCurrency } from '../state/archive-consistency.ts';
import { ArchiveState } from '../state/archive-state.ts';
import { changeCommand } from '../state/change-archive-command.ts';
import { type Acceptance, nothingAccepted } from './archive-settings.ts';
import type { Archiving } from './archive-window.ts';
import { readBreakdown } from './read-breakdown.ts';
import type { Breakdown, BreakdownSettings } from './staged-breakdown.ts';

export interface BillForArchive {
  readonly breakdown: Breakdown;
  readonly archiving: Archiving;
}

export type RulesOrFailure =
  | { readonly source: RuleSource; readonly failure: null }
  | { readonly failure: Error };

export interface ReadingOptions {
  /** The rules of the run, or why there are none: then the bill is archived without allocation. */
  readonly rules: RulesOrFailure;
  readonly accept?: Acceptance | undefined;
}

/** Throws as `readBreakdown` does, and an InputError when bill and archive do not match. */
export async function readForArchive(
  platform: Platform,
  window: OpenWindow,
  settings: BreakdownSettings,
  { rules, accept = nothingAccepted }: ReadingOptions,
): Promise<BillForArchive> {
  const from = historyStart(window);
  const [archiveState, plan] = await atOnce([
    ArchiveState.open(platform, periodsFromTo(from, window.to)),
    planOf(platform, window, rules),
  ]);
  const [breakdown, partitions, allocations] = await atOnce([
    readBreakdown(platform, window, settings, archiveState, plan),
    // The window's first days have a history too: the next steps need it.
    platform.catalog.registered(addDays(window.from, -historyDays), window.to),
    platform.allocationCatalog.registered(window.from, window.to),
  ]);
  const read = {
    breakdown,
    archiveState,
    registered: partitions.map(({ day }) => day),
    registeredAllocations: allocations.map(({ day }) => day),
    historyStart: from,
  };
  try {
    return { breakdown, archiving: await archivingOf(platform, read, settings, accept) };
  } catch (error) {
    await breakdown.discard();
    throw error;
  }
}

async function planOf(
  { store }: Platform,
  window: OpenWindow,
  rules: RulesOrFailure,
): Promise<AllocationPlan> {
  if (rules.failure !== null) return noAllocation(rules.failure);
  return keepClosedMonths(store, window, rules.source);
}

interface ReadForArchive {
  readonly breakdown: Breakdown;
  readonly archiveState: ArchiveState;
  readonly registered: readonly BillingDay[];
  readonly registeredAllocations: readonly BillingDay[];
  readonly historyStart: BillingDay;
}

async function archivingOf(
  platform: Platform,
  {
    breakdown,
    archiveState,
    registered,
    registeredAllocations,
    historyStart: from,
  }: ReadForArchive,
  { costMetric, shrinkLimits: limits = defaultShrinkLimits }: BreakdownSettings,
  accept: Acceptance,
): Promise<Archiving> {
  const { store } = platform;
  const history = registered.filter((day) => day >= from);
  const archived = await readDayAttributes(store, archiveState, history);
  const { currency, scan, firstDay } = breakdown;
  requireSameMetricAndCurrency(
    archived,
    { costMetric, currency },
    changeCommand(platform, costMetric),
  );
  const newPayer = await acceptedPayer(store, {
    payers: scan.payers,
    archived,
    change: accept.payer,
    firstDay,
    now: platform.now(),
  });
  const acceptShrink = accept.shrink;
  return {
    costMetric,
    archiveState,
    limits,
    acceptShrink,
    newPayer,
    registered,
    registeredAllocations,
  };
}

/** The first archived day that the digest of the window's last day reads. */
export function historyStart({ from, to }: Pick<OpenWindow, 'from' | 'to'>): BillingDay {
  const first = addDays(to, -historyDays);
  return first < from ? first : from;
}

export function periodsFromTo(from: BillingDay, to: BillingDay) {
  return [...new Set(daysFromTo(from, to).map(periodOf))];
}
