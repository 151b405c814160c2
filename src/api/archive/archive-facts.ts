/**
 * What the archive is when a request is answered: its version, its days, its currency, and the rules. The version is a
 * fingerprint of every object that answers are made from: it is the same as long as none of them changes.
 */
import { createHash } from 'node:crypto';
import { readCurrent } from '../../allocation/published/current-set.ts';
import { ArchiveState } from '../../archive/state/archive-state.ts';
import { type BillingDay, periodOf } from '../../domain/calendar/billing-day.ts';
import { type CostMetric, costMetrics } from '../../domain/costs/cost-metric.ts';
import type { ArchiveListing, ListedObject } from '../../ports/archive-listing.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import { dayOfKey, objectKey } from '../../tables/object-key.ts';
import { ouBreakdownTable } from '../../tables/ou-breakdown.ts';
import { answeredFrom } from './answered-from.ts';

export interface ArchiveFacts {
  /** Hexadecimal. */
  readonly version: string;
  /** The oldest and the newest day of `cost_allocation`; null without any. */
  readonly days: { readonly from: BillingDay; readonly through: BillingDay } | null;
  /** Days of `ou_breakdown`, those without a cost too. */
  readonly archivedDays: ReadonlySet<BillingDay>;
  /** Days of `cost_allocation`, in the same way. */
  readonly allocatedDays: ReadonlySet<BillingDay>;
  /** Hash of the published rules; null without rules. */
  readonly rulesVersion: string | null;
  /** ISO 4217, of the newest day; null if that is not known. */
  readonly currency: string | null;
  /** The metric of the digest's costs, as the newest day says it; null if that is not known. */
  readonly costMetric: CostMetric | null;
  /** Days whose archived version is older than the bill, which had lost lines or has another payer. */
  readonly heldDays: readonly BillingDay[];
  /** Days whose allocation is older than their breakdown, because it could not be archived with it. */
  readonly olderAllocations: readonly BillingDay[];
}

/** What is read to know it. */
export interface ArchiveSources {
  readonly store: Pick<ObjectStore, 'head' | 'get' | 'put' | 'locate'>;
  readonly listing: ArchiveListing;
  readonly now: () => number;
  /**
   * What the engine's catalog has. A day is written before it is registered, and until then no query sees it; absent: the
   * engine sees every listed day.
   */
  readonly registered?: () => Promise<RegisteredDays>;
}

interface Partition {
  readonly day: BillingDay;
  readonly location: string;
}

/** The registered partitions of `ou_breakdown` and `cost_allocation`. */
export interface RegisteredDays {
  readonly archive: readonly Partition[];
  readonly allocation: readonly Partition[];
}

export async function readArchiveFacts(sources: ArchiveSources): Promise<ArchiveFacts> {
  const { store, listing } = sources;
  const [{ current }, registered, ...listed] = await Promise.all([
    readCurrent(store),
    sources.registered?.(),
    ...answeredFrom.map(({ prefix }) => listing.list(prefix)),
  ]);
  const rulesVersion = current?.hash ?? null;
  const objects = listed.flat();
  const version = fingerprint([
    ...objects,
    ...placesOf(registered),
    { key: 'rules', etag: rulesVersion ?? '' },
  ]);
  const archivedDays = visibleDays(daysOf(objects, ouBreakdownTable), registered?.archive);
  const allocatedDays = visibleDays(daysOf(objects, costAllocationTable), registered?.allocation);
  const days = rangeOf(allocatedDays);
  const known = { version, days, rulesVersion, archivedDays, allocatedDays };
  if (days === null) {
    return { ...known, currency: null, costMetric: null, heldDays: [], olderAllocations: [] };
  }
  const [digest, older] = await Promise.all([
    digestOf(sources, days.through),
    olderDaysOf(sources, allocatedDays),
  ]);
  return { ...known, ...digest, ...older };
}

function placesOf(registered: RegisteredDays | undefined): readonly ListedObject[] {
  return Object.entries(registered ?? {}).flatMap(([table, partitions]: [string, Partition[]]) =>
    partitions.map(({ day, location }) => ({ key: `${table} ${day}`, etag: location })),
  );
}

function visibleDays(
  written: ReadonlySet<BillingDay>,
  registered: readonly Partition[] | undefined,
): ReadonlySet<BillingDay> {
  if (registered === undefined) return written;
  const known = new Set(registered.map(({ day }) => day));
  return new Set([...written].filter((day) => known.has(day)));
}

function daysOf(
  objects: readonly ListedObject[],
  { prefix }: (typeof answeredFrom)[number],
): ReadonlySet<BillingDay> {
  const keys = objects.map(({ key }) => key).filter((key) => key.startsWith(prefix));
  return new Set(keys.flatMap((key) => dayOfKey(key) ?? []).sort());
}

function rangeOf(sorted: ReadonlySet<BillingDay>): ArchiveFacts['days'] {
  const days = [...sorted];
  const [from, through] = [days[0], days.at(-1)];
  return from === undefined || through === undefined ? null : { from, through };
}

/** What the digest's amounts of the day are in, as the day's object says it. */
async function digestOf(
  { store }: Pick<ArchiveSources, 'store'>,
  day: BillingDay,
): Promise<Pick<ArchiveFacts, 'currency' | 'costMetric'>> {
  const stored = await store.head(objectKey(ouBreakdownTable, day));
  const { currency = '', 'cost-metric': metric } = stored?.metadata ?? {};
  return {
    currency: currency === '' ? null : currency,
    costMetric: costMetrics.find((known) => known === metric) ?? null,
  };
}

/** Of all months, because an answer may be about any of them. One small object each. */
async function olderDaysOf(
  { store, now }: ArchiveSources,
  days: ReadonlySet<BillingDay>,
): Promise<Pick<ArchiveFacts, 'heldDays' | 'olderAllocations'>> {
  const periods = [...new Set([...days].map(periodOf))];
  const state = await ArchiveState.open({ store, now }, periods);
  return {
    heldDays: state.daysDifferingFromBill(),
    olderAllocations: state.daysWithoutNewAllocation().filter((day) => days.has(day)),
  };
}

function fingerprint(objects: readonly ListedObject[]): string {
  const hash = createHash('sha256');
  for (const { key, etag } of objects) hash.update(`${key}\0${etag}\n`);
  return hash.digest('hex').slice(0, 32);
}
