/**
 * Audits one billing period: one scan of the bill, one count of what readers see, and a look into every
 * object. Memory holds a day's rows at a time, and figures of the rest.
 */
import { withEmptiedDays } from '../archive/archive-window.ts';
import { checkDay } from '../archive/check-day.ts';
import { contentHash } from '../archive/content-hash.ts';
import { partitionPrefix } from '../archive/partition-key.ts';
import { type BreakdownSettings, findBreakdown } from '../archive/read-breakdown.ts';
import { readersView } from '../archive/readers-view.ts';
import { type StoredDay, storedDay } from '../archive/stored-day.ts';
import type { BillingDay } from '../domain/billing-day.ts';
import type { OpenWindow } from '../domain/open-window.ts';
import type { ObjectStore, Platform } from '../platform/ports.ts';
import { type BilledDay, type Finding, findGap } from './find-gap.ts';

export type DayFinding = Finding & { readonly day: BillingDay };

export interface AuditedPeriod {
  /** Days that the bill tells something of. */
  readonly days: number;
  /** In order of day. */
  readonly findings: readonly DayFinding[];
}

/** Objects looked into at once. */
const readsAtOnce = 4;

/** Throws as the daily digest's steps do. */
export async function auditPeriod(
  platform: Platform,
  settings: BreakdownSettings,
  window: OpenWindow,
): Promise<AuditedPeriod> {
  const partitions = await platform.catalog.registered(window.from, window.to);
  const prefixes = new Map(partitions.map(({ day, prefix }) => [day, prefix]));
  const billed = await billedDays(platform, settings, window);
  const stored = await storedDays(platform.store, window.days);
  const readable = window.days.filter((day) => stored.get(day)?.state !== 'damaged');
  const seen = await readersView(platform, readable);
  const findings = window.days.flatMap((day) => {
    const finding = findGap({
      billed: billed.get(day),
      stored: stored.get(day) ?? { state: 'absent' },
      isRegistered: prefixes.has(day),
      isInPlace: prefixes.get(day) === partitionPrefix(day),
      seen: seen(day),
    });
    return finding === undefined ? [] : [{ day, ...finding }];
  });
  return { days: billed.size, findings };
}

/** What each day's object would hold if it were published now. */
async function billedDays(
  platform: Platform,
  settings: BreakdownSettings,
  window: OpenWindow,
): Promise<ReadonlyMap<BillingDay, BilledDay>> {
  const days = new Map<BillingDay, BilledDay>();
  const breakdown = await findBreakdown(platform, window, settings);
  if (breakdown === undefined) return days;
  for await (const day of withEmptiedDays(platform, window, breakdown)) {
    const { totalCost, currency, ...checked } = checkDay(day, settings.costMetric);
    const hash = contentHash({ ...checked, currency });
    days.set(day.day, {
      contentHash: hash,
      rowCount: day.rows.ou.length,
      ...{ totalCost, currency },
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
  await Promise.all(Array.from({ length: readsAtOnce }, worker));
  return found;
}
