/**
 * Updates the archive from the bill for every day of the window: checks each day, publishes days that
 * changed and may be replaced, and registers new partitions. Does not change a day that is missing in
 * the bill, because missing data does not mean a cost of zero.
 */

import { billDays } from '../../bill/bill-days.ts';
import { type BillingDay, periodOf } from '../../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { AccountNames, ScanDetails } from '../../domain/costs/breakdown.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import { isHeld, type KeptDay } from '../../domain/figures/kept-day.ts';
import { atOnce } from '../../ports/at-once.ts';
import type { PartitionCatalog } from '../../ports/partition-catalog.ts';
import type { Platform } from '../../ports/platform.ts';
import { partitionPrefix } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import { AllocationArchiver, type ArchivedAllocation } from '../allocation/archive-allocation.ts';
import { type CheckedDay, checkDay } from '../day/check-day.ts';
import {
  isArchived,
  type KeptDayVersion,
  type PublishedDay,
  publishDay,
} from '../day/publish-day.ts';
import { absentDays } from '../replace/absent-days.ts';
import { largeAccounts } from '../replace/day-size.ts';
import {
  type KeptDetails,
  type ReplacementOptions,
  ReplacementRules,
} from '../replace/replacement-rules.ts';
import type { ArchiveState } from '../state/archive-state.ts';
import type { ArchivedVersion } from '../state/period-state.ts';
import type { Breakdown } from './staged-breakdown.ts';

/** One day of the window after the run, without its rows. */
export interface ArchivedDay {
  /** The day in the bill. */
  readonly day: Omit<CheckedDay, 'rows' | 'accountNames' | 'accountCosts' | 'serviceNames'>;
  readonly rowCount: number;
  /** 'kept': the archived version differs from `day`, see `ArchivedWindow.kept`. */
  readonly outcome: PublishedDay['outcome'] | 'kept';
  readonly contentHash: string | null;
  /** The archived total that this run replaced; null for a new day, or when it did not write. */
  readonly replacedCost: number | null;
  /** Whether the day was archived before this run. */
  readonly wasArchived: boolean;
  /**
   * True when the day was first archived from a bill that had lost other days of the billing period:
   * the day is archived, but may be incomplete.
   */
  readonly isUnconfirmed: boolean;
  /** Number of lines of the archived version; that of the bill's version when unknown. */
  readonly archivedLines: number;
}

export interface ArchivedWindow {
  readonly window: OpenWindow;
  /** The bill's days, all of them archived in some version, oldest first. */
  readonly days: readonly ArchivedDay[];
  /** Days whose archived version is used instead of the bill's, in order of day. */
  readonly kept: readonly KeptDay[];
  /** Held days before the window, among those that a digest reads, in order of day. */
  readonly heldBefore: readonly BillingDay[];
  /** What the scan found in addition to the days. */
  readonly scan: ScanDetails;
  /** Every account with cost in the window; the latest name if it changed. */
  readonly accountNames: AccountNames;
  /** Service code → name, for services that have or had both in the bill. */
  readonly serviceNames: ReadonlyMap<string, string>;
  /** Days registered by this run. */
  readonly registered: readonly BillingDay[];
  /** What became of the days' allocation. */
  readonly allocation: ArchivedAllocation;
}

export interface Archiving extends Omit<ReplacementOptions, 'comparedDays'> {
  readonly costMetric: CostMetric;
  readonly archiveState: ArchiveState;
  /** Days of the window that were registered when the bill was read; other days may be among them. */
  readonly registered: readonly BillingDay[];
  /** The same for the allocation. */
  readonly registeredAllocations: readonly BillingDay[];
}

/** Throws as `checkDay` and `publishDay` do; days before the failing one stay published. */
export async function archiveWindow(
  platform: Pick<Platform, 'store' | 'catalog' | 'allocationCatalog'>,
  window: OpenWindow,
  breakdown: Breakdown,
  archiving: Archiving,
): Promise<ArchivedWindow> {
  const { store, catalog } = platform;
  const { archiveState, costMetric } = archiving;
  const days: ArchivedDay[] = [];
  const kept: KeptDay[] = [];
  const unknown: BillingDay[] = [];
  const accountNames: AccountNames = new Map();
  const serviceNames = new Map<string, string>();
  await archiveState.claim(window.days, breakdown.readAt);
  const rules = new ReplacementRules(store, archiveState, {
    ...archiving,
    comparedDays: window.days,
  });
  const allocation = new AllocationArchiver(breakdown.allocation, {
    store,
    catalog: platform.allocationCatalog,
    archiveState,
    registered: archiving.registeredAllocations,
  });
  const gaps = {
    onUnknown: (day: BillingDay) => unknown.push(day),
    isArchived: (day: BillingDay) => isArchived(store, day),
  };
  for await (const day of billDays(window, breakdown.days, gaps)) {
    for (const [account, name] of day.accountNames) {
      accountNames.set(account, name ?? accountNames.get(account) ?? null);
    }
    for (const [code, name] of day.serviceNames) serviceNames.set(code, name);
    const checked = checkDay(day, costMetric);
    const published = await publishDay(store, checked, rules.of(checked));
    enter(archiveState, published, breakdown);
    days.push(withoutRows(published, archiveState));
    if (published.outcome === 'kept') kept.push(keptDay(published));
    else {
      await allocation.add(checked);
      if (!allocation.has(checked.day)) archiveState.markAllocationFailed(checked.day);
    }
  }
  const archivedDays = markUnconfirmedDays(days, kept, archiveState);
  if (archiving.acceptShrink) {
    for (const day of unknown) archiveState.enter(day, { absenceAccepted: true });
  }
  archiveState.enterServices(serviceNames);
  await archiveState.close();
  const periods = new Set(days.map(({ day }) => periodOf(day.day)));
  kept.push(...(await absentDays(store, unknown, periods)));
  kept.sort((a, b) => (a.day < b.day ? -1 : 1));
  const [registered, archivedAllocation] = await atOnce([
    registerDays(catalog, archivedDays, archiving.registered),
    allocation.close(),
  ]);
  const names = new Map([...archiveState.knownServices(), ...serviceNames]);
  const { scan } = breakdown;
  const heldBefore = archiveState.heldDays().filter((day) => day < window.from);
  const found = { kept, heldBefore, scan, accountNames, serviceNames: names };
  return { window, days: archivedDays, ...found, registered, allocation: archivedAllocation };
}

type Outcome = PublishedDay | KeptDayVersion<KeptDetails>;

function withoutRows(published: Outcome, archiveState: ArchiveState): ArchivedDay {
  const isUnconfirmed = false;
  const { rows, accountNames: _, accountCosts: __, serviceNames: ___, ...day } = published.day;
  const rowCount = rows.dailyCost.length;
  if (published.outcome !== 'kept') {
    const { outcome, contentHash, replacedCost, wasArchived } = published;
    const archivedLines = day.lineCount;
    const archived = { wasArchived, archivedLines, isUnconfirmed };
    return { day, rowCount, outcome, contentHash, replacedCost, ...archived };
  }
  const archivedLines = archiveState.archivedVersionOf(day.day)?.lines ?? day.lineCount;
  const notWritten = { contentHash: null, replacedCost: null };
  const archived = { wasArchived: true, archivedLines, isUnconfirmed };
  return { day, rowCount, outcome: 'kept', ...notWritten, ...archived };
}

/** Marks new days of billing periods that also have held days. */
function markUnconfirmedDays(
  days: readonly ArchivedDay[],
  kept: readonly KeptDay[],
  archiveState: ArchiveState,
): readonly ArchivedDay[] {
  const held = new Set(kept.filter(isHeld).map(({ day }) => periodOf(day)));
  return days.map((one) => {
    const { day } = one.day;
    if (one.outcome === 'kept' || !held.has(periodOf(day))) return one;
    if (one.wasArchived && archiveState.archivedVersionOf(day)?.unconfirmed !== true) return one;
    archiveState.markUnconfirmed(day);
    return { ...one, isUnconfirmed: true };
  });
}

function keptDay({ day, reason: because, archivedCost }: KeptDayVersion<KeptDetails>): KeptDay {
  const billCost = day.lineCount === 0 ? null : day.totalCost;
  return { day: day.day, ...because, archivedCost, billCost };
}

/** Enters the day's new state. Skips a day that a later run claimed, because its state is newer. */
function enter(archiveState: ArchiveState, published: Outcome, { executionIds }: Breakdown): void {
  const { day } = published;
  const archived = archiveState.archivedVersionOf(day.day);
  if (published.outcome === 'kept') {
    const { reason } = published.reason;
    if (reason === 'newer') return;
    const { lineCount: lines, totalCost: cost } = day;
    const held = { readAt: archiveState.readAt, reason, lines, cost };
    archiveState.enter(day.day, { held, ...(archived && { archived }) });
    return;
  }
  const executionId = executionIds.get(periodOf(day.day)) ?? null;
  const { contentHash } = published;
  const payers = archived?.payers ?? null;
  const made = { contentHash, executionId, payers, readAt: archiveState.readAt };
  archiveState.enter(day.day, { archived: archivedVersion(day, made) });
}

function archivedVersion(
  day: CheckedDay,
  /** `payers`: those of the archived version, used when the bill names no payer. */
  made: Pick<ArchivedVersion, 'contentHash' | 'executionId' | 'readAt' | 'payers'>,
): ArchivedVersion {
  const { costMetric, currency, lineCount: lines, totalCost: cost, absoluteCost, scan } = day;
  const payers = scan.payers.length === 0 ? made.payers : [...scan.payers];
  const accounts = largeAccounts(day);
  return { ...made, payers, costMetric, currency, lines, cost, absoluteCost, accounts };
}

/** A day that another run has registered in the meantime stays as it is. */
async function registerDays(
  catalog: PartitionCatalog,
  archived: readonly ArchivedDay[],
  registered: readonly BillingDay[],
): Promise<readonly BillingDay[]> {
  const known = new Set(registered);
  const missing = archived.map(({ day }) => day.day).filter((day) => !known.has(day));
  if (missing.length > 0) {
    await catalog.register(
      missing.map((day) => ({ day, prefix: partitionPrefix(ouBreakdownTable, day) })),
    );
  }
  return missing;
}
