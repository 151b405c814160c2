/**
 * THE PATH of the audit: for every day of a range, what the bill says against what the archive holds
 * and what readers see. It writes nothing but its record; each gap names the range that mends it.
 */
import { checkDay } from '../archive/check-day.ts';
import { contentHash } from '../archive/content-hash.ts';
import { objectKey } from '../archive/partition-key.ts';
import { type BreakdownSettings, findBreakdown } from '../archive/read-breakdown.ts';
import type { BillingDay } from '../domain/billing-day.ts';
import { monthlyWindows, type OpenWindow } from '../domain/open-window.ts';
import { RunRecord, type StepListener } from '../observability/run-record.ts';
import type { Platform } from '../platform/ports.ts';

/** What is wrong with a day, the worst first. */
export type GapKind =
  /** The bill has lines of the day, the archive no object. */
  | 'missing'
  /** The object is there, but readers do not see its partition. */
  | 'unregistered'
  /** Readers see a partition without an object: an empty day that is none. */
  | 'without-object'
  /** The archived content is not what the bill says now. */
  | 'differing';

export interface Gap {
  readonly day: BillingDay;
  readonly kind: GapKind;
}

export interface AuditRequest {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly runId: string;
  readonly onStep?: StepListener;
}

export interface AuditOutcome {
  /** Days of the range that the bill has lines of. */
  readonly days: number;
  readonly gaps: readonly Gap[];
  readonly recordKey: string;
}

/** Reads the bill once for each billing period. Throws as the daily digest's steps do. */
export async function partitionAudit(
  given: Platform,
  settings: BreakdownSettings,
  request: AuditRequest,
): Promise<AuditOutcome> {
  const record = new RunRecord(given, { ...request, day: request.to });
  const platform = { ...given, engine: record.observe(given.engine) };
  return record.keep(async () => {
    const gaps: Gap[] = [];
    let days = 0;
    for (const window of monthlyWindows(request.from, request.to)) {
      const found = await record.step(`audit ${window.periods[0]}`, async (note) => {
        const result = await auditMonth(platform, settings, window);
        note({ days: result.days, gaps: result.gaps });
        return result;
      });
      gaps.push(...found.gaps);
      days += found.days;
    }
    return { days, gaps, recordKey: record.key };
  });
}

async function auditMonth(platform: Platform, settings: BreakdownSettings, window: OpenWindow) {
  const partitions = await platform.catalog.registered(window.from, window.to);
  const registered = new Set(partitions.map(({ day }) => day));
  const hashes = await billHashes(platform, settings, window);
  const gaps: Gap[] = [];
  for (const day of window.days) {
    const stored = await platform.store.head(objectKey(day));
    const kind = gapOf({
      billed: hashes.get(day),
      archived: stored && (stored.metadata['content-hash'] ?? 'unknown'),
      isRegistered: registered.has(day),
    });
    if (kind !== undefined) gaps.push({ day, kind });
  }
  return { days: hashes.size, gaps };
}

interface DayState {
  /** Content hash of what the bill says; undefined where it has no line of the day. */
  readonly billed: string | undefined;
  /** Content hash of the archived object; undefined where there is none. */
  readonly archived: string | undefined;
  readonly isRegistered: boolean;
}

function gapOf({ billed, archived, isRegistered }: DayState): GapKind | undefined {
  if (archived === undefined) {
    if (isRegistered) return 'without-object';
    return billed === undefined ? undefined : 'missing';
  }
  if (!isRegistered) return 'unregistered';
  return billed !== undefined && billed !== archived ? 'differing' : undefined;
}

/** What each day's object would be called by its content, if it were published now. */
async function billHashes(
  platform: Platform,
  settings: BreakdownSettings,
  window: OpenWindow,
): Promise<ReadonlyMap<BillingDay, string>> {
  const hashes = new Map<BillingDay, string>();
  const days = await findBreakdown(platform, window, settings);
  for await (const day of days ?? []) {
    hashes.set(day.day, contentHash(checkDay(day, settings.costMetric)));
  }
  return hashes;
}
