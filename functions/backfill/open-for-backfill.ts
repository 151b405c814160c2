/**
 * Opens the archive for a backfill. Its range may change to another cost metric or currency, but only
 * with all days that digests read: no morning may find two in one archive.
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
import type { Breakdown, BreakdownSettings } from '../../src/archive/window/read-breakdown.ts';
import { historyStart, periodsFromTo } from '../../src/archive/window/read-for-archive.ts';
import {
  type BillingDay,
  parseBillingDay,
  periodOf,
} from '../../src/domain/calendar/billing-day.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { DayRange } from './day-range.ts';

const always = { from: parseBillingDay('1970-01-01'), to: parseBillingDay('9999-12-31') };

export interface BackfilledArchive {
  readonly archiveState: ArchiveState;
  /** Throws an InputError where the bill that was read does not go with the archive. */
  readonly archivingOf: (breakdown: Breakdown) => Promise<Archiving>;
}

/** Throws an InputError where days outside the range carry another cost metric. */
export async function openForBackfill(
  platform: Platform,
  settings: BreakdownSettings,
  range: DayRange & { readonly accept: Acceptance },
): Promise<BackfilledArchive> {
  const { store, catalog } = platform;
  const { costMetric } = settings;
  const registered = (await catalog.registered(always.from, always.to)).map(({ day }) => day);
  const read = daysOfDigests(registered, range);
  const periods = new Set([...periodsFromTo(range.from, range.to), ...read.map(periodOf)]);
  const archiveState = await ArchiveState.open(platform, [...periods].sort());
  const natures = await readDayAttributes(store, archiveState, read);
  const outside = natures.filter(({ day }) => day < range.from || day > range.to);
  const command = changeCommand(platform, costMetric);
  const requireSame = (currency: string | null) => {
    requireSameMetricAndCurrency(outside, { costMetric, currency }, wideningTo(natures, command));
  };
  requireSame(null);
  const archivingOf = async ({ currency, scan, firstDay }: Breakdown): Promise<Archiving> => {
    requireSame(currency);
    const newPayer = await acceptedPayer(store, {
      payers: scan.payers,
      archived: natures,
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
    };
  };
  return { archiveState, archivingOf };
}

/** Days that the digest of the newest archived day reads, and those of the range itself. */
function daysOfDigests(registered: readonly BillingDay[], { from, to }: DayRange): BillingDay[] {
  const newest = registered.at(-1);
  if (newest === undefined) return [];
  const since = historyStart({ from: newest, to: newest });
  return registered.filter((day) => day >= since || (day >= from && day <= to));
}

/** The command that takes all of the days. */
function wideningTo(
  natures: readonly DayAttributes[],
  command: (from: BillingDay, to: BillingDay) => string,
): (from: BillingDay, to: BillingDay) => string {
  return (from, to) => command(natures[0]?.day ?? from, natures.at(-1)?.day ?? to);
}
