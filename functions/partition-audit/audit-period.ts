/**
 * Audits one billing period: scans the bill once, counts what queries see, reads every object, and compares
 * allocation and breakdown. Only
 * one day's rows are in memory at a time; of the others, only their sums.
 */

import { checkDay } from '../../src/archive/day/check-day.ts';
import { contentHash } from '../../src/archive/day/content-hash.ts';
import { isArchived } from '../../src/archive/day/publish-day.ts';
import {
  readDayAttributes,
  requireSameMetricAndCurrency,
} from '../../src/archive/state/archive-consistency.ts';
import { ArchiveState } from '../../src/archive/state/archive-state.ts';
import { changeCommand } from '../../src/archive/state/change-archive-command.ts';
import { type StoredDay, storedDay } from '../../src/archive/verify/inspect-stored-day.ts';
import { readVisibleDays } from '../../src/archive/verify/read-visible-days.ts';
import { findBreakdown } from '../../src/archive/window/read-breakdown.ts';
import type { BreakdownSettings } from '../../src/archive/window/staged-breakdown.ts';
import { billDays } from '../../src/bill/bill-days.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../src/domain/calendar/open-window.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { partitionPrefix } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { type AuditedAllocation, auditAllocation } from './audit-allocation.ts';
import type { ArchivedDay } from './audit-resources.ts';
import { type BilledDay, type DayFinding, findGap, firstOfEachDay } from './find-gap.ts';

export interface AuditedPeriod {
  /** Number of days in the bill. */
  readonly days: number;
  /** In order of day. */
  readonly findings: readonly DayFinding[];
  /** Archived days without a line in the bill any more: they stay and are not a gap. */
  readonly onlyInArchive: readonly BillingDay[];
  /** Archived days from before the first allocation, which a backfill can allocate. */
  readonly withoutAllocation: AuditedAllocation['withoutAllocation'];
  /** The archived days whose breakdown has no gap, ascending. */
  readonly archived: readonly ArchivedDay[];
}

/** Number of objects that are read at the same time. */
const concurrentReads = 4;

/** Throws as the daily digest's steps do; an InputError when the archive has another metric. */
export async function auditPeriod(
  platform: Platform,
  settings: BreakdownSettings,
  window: OpenWindow,
  firstAllocated: BillingDay | undefined,
): Promise<AuditedPeriod> {
  const partitions = await platform.catalog.registered(window.from, window.to);
  const prefixes = new Map(partitions.map(({ day, prefix }) => [day, prefix]));
  const archiveState = await ArchiveState.open(platform, window.periods);
  const archived = await readDayAttributes(platform.store, archiveState, [...prefixes.keys()]);
  const command = changeCommand(platform, settings.costMetric);
  requireSameMetricAndCurrency(
    archived,
    { costMetric: settings.costMetric, currency: null },
    command,
  );
  const billed = await billedDays(platform, settings, window, archiveState);
  const held = new Set(archiveState.heldDays());
  const stored = await storedDays(platform.store, window.days);
  const readable = window.days.filter((day) => stored.get(day)?.state !== 'damaged');
  const visible = await readVisibleDays(platform, readable);
  const findings = window.days.flatMap((day) => {
    const finding = findGap({
      billed: billed.get(day),
      stored: stored.get(day) ?? { state: 'absent' },
      isRegistered: prefixes.has(day),
      isAtOwnLocation: prefixes.get(day) === partitionPrefix(ouBreakdownTable, day),
      visible: visible(day),
      isHeld: held.has(day),
    });
    return finding === undefined ? [] : [{ day, ...finding }];
  });
  const onlyInArchive = window.days.filter(
    (day) => !billed.has(day) && stored.get(day)?.state === 'intact',
  );
  const wrong = new Set(findings.filter(({ kind }) => kind !== 'held').map(({ day }) => day));
  const days = window.days.filter((day) => stored.get(day)?.state === 'intact' && !wrong.has(day));
  const allocation = await auditAllocation(platform, {
    days,
    billed: new Set(billed.keys()),
    held,
    firstAllocated,
    costMetric: settings.costMetric,
  });
  return {
    days: billed.size,
    findings: firstOfEachDay([...findings, ...allocation.findings]),
    onlyInArchive,
    withoutAllocation: allocation.withoutAllocation,
    archived: days
      .filter((day) => !held.has(day))
      .map((day) => ({
        day,
        unblendedCost:
          settings.costMetric === 'unblended'
            ? totalOf(stored.get(day))
            : allocation.unblendedCosts.get(day),
      })),
  };
}

function totalOf(stored: StoredDay | undefined): number | undefined {
  return stored?.state === 'intact' ? stored.totalCost : undefined;
}

/** The content that each day's object would have if it were published now. */
async function billedDays(
  platform: Platform,
  settings: BreakdownSettings,
  window: OpenWindow,
  archiveState: ArchiveState,
): Promise<ReadonlyMap<BillingDay, BilledDay>> {
  const days = new Map<BillingDay, BilledDay>();
  const breakdown = await findBreakdown(platform, window, settings, archiveState);
  if (breakdown === undefined) return days;
  const gaps = {
    onUnknown: () => undefined,
    isArchived: (day: BillingDay) => isArchived(platform.store, day),
  };
  for await (const day of billDays(window, breakdown.days, gaps)) {
    const { totalCost, currency, ...checked } = checkDay(day, settings.costMetric);
    const hash = contentHash({ ...checked, currency });
    days.set(day.day, {
      contentHash: hash,
      rowCount: day.rows.dailyCost.length,
      totalCost,
      currency,
    });
  }
  return days;
}

async function storedDays(
  store: ObjectStore,
  days: readonly BillingDay[],
): Promise<ReadonlyMap<BillingDay, StoredDay>> {
  const waiting = [...days];
  const found = new Map<BillingDay, StoredDay>();
  const worker = async () => {
    for (let day = waiting.shift(); day !== undefined; day = waiting.shift()) {
      found.set(day, await storedDay(store, day));
    }
  };
  await Promise.all(Array.from({ length: concurrentReads }, worker));
  return found;
}
