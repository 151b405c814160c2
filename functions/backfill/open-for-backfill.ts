/**
 * Opens the archive for a backfill. A backfill may change the cost metric or currency, but only if its
 * range contains all days that a digest reads, because a digest cannot compare two metrics.
 */

import { defaultShrinkLimits } from '../../src/archive/replace/check-shrink.ts';
import { acceptedPayer } from '../../src/archive/state/accepted-payers.ts';
import {
  type DayAttributes,
  readDayAttributes,
  requireSameMetricAndCurrency,
} from '../../src/archive/state/archive-consistency.ts';
import { ArchiveState } from '../../src/archive/state/archive-state.ts';
import { changeCommand } from '../../src/archive/state/change-archive-command.ts';
import type { Acceptance } from '../../src/archive/window/archive-settings.ts';
import type { Archiving } from '../../src/archive/window/archive-window.ts';
import { historyStart, periodsFromTo } from '../../src/archive/window/read-for-archive.ts';
import type { Breakdown, BreakdownSettings } from '../../src/archive/window/staged-breakdown.ts';
import {
  type BillingDay,
  parseBillingDay,
  periodOf,
} from '../../src/domain/calendar/billing-day.ts';
import { atOnce } from '../../src/ports/at-once.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { DayRange } from './day-range.ts';

const always = { from: parseBillingDay('1970-01-01'), to: parseBillingDay('9999-12-31') };

export interface BackfilledArchive {
  readonly archiveState: ArchiveState;
  /** Throws an InputError when the bill does not match the archive. */
  readonly archivingOf: (breakdown: Breakdown) => Promise<Archiving>;
}

/** Throws an InputError when days outside the range have another cost metric. */
export async function openForBackfill(
  platform: Platform,
  settings: BreakdownSettings,
  range: DayRange & { readonly accept: Acceptance },
): Promise<BackfilledArchive> {
  const { store, catalog, allocationCatalog } = platform;
  const { costMetric } = settings;
  const [partitions, allocations] = await atOnce([
    catalog.registered(always.from, always.to),
    allocationCatalog.registered(range.from, range.to),
  ]);
  const registered = partitions.map(({ day }) => day);
  const registeredAllocations = allocations.map(({ day }) => day);
  const read = daysOfDigests(registered, range);
  const periods = new Set([...periodsFromTo(range.from, range.to), ...read.map(periodOf)]);
  const archiveState = await ArchiveState.open(platform, [...periods].sort());
  const archived = await readDayAttributes(store, archiveState, read);
  const outside = archived.filter(({ day }) => day < range.from || day > range.to);
  const command = changeCommand(platform, costMetric);
  const requireSame = (currency: string | null) => {
    requireSameMetricAndCurrency(outside, { costMetric, currency }, wideningTo(archived, command));
  };
  requireSame(null);
  const archivingOf = async ({ currency, scan, firstDay }: Breakdown): Promise<Archiving> => {
    requireSame(currency);
    const newPayer = await acceptedPayer(store, {
      payers: scan.payers,
      archived,
      change: range.accept.payer,
      firstDay,
      now: platform.now(),
    });
    const limits = settings.shrinkLimits ?? defaultShrinkLimits;
    return {
      costMetric,
      archiveState,
      limits,
      acceptShrink: range.accept.shrink,
      newPayer,
      registered,
      registeredAllocations,
    };
  };
  return { archiveState, archivingOf };
}

/** Days that the digest of the newest archived day reads, and the days of the range. */
function daysOfDigests(registered: readonly BillingDay[], { from, to }: DayRange): BillingDay[] {
  const newest = registered.at(-1);
  if (newest === undefined) return [];
  const since = historyStart({ from: newest, to: newest });
  return registered.filter((day) => day >= since || (day >= from && day <= to));
}

/** The command for all archived days. */
function wideningTo(
  archived: readonly DayAttributes[],
  command: (from: BillingDay, to: BillingDay) => string,
): (from: BillingDay, to: BillingDay) => string {
  return (from, to) => command(archived[0]?.day ?? from, archived.at(-1)?.day ?? to);
}
