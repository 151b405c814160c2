/**
 * The rules for replacing archived days in one run. An older read of the bill never replaces a newer
 * one; a new payer's bill replaces no day before its first day; a bill that lost lines replaces
 * nothing until someone accepts it.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { type BillingPeriod, periodOf } from '../../domain/calendar/billing-day.ts';
import type { KeptReason } from '../../domain/figures/kept-day.ts';
import type { ObjectStore, StoredObject } from '../../ports/object-store.ts';
import type { CheckedDay } from '../day/check-day.ts';
import type { ReplacementRule } from '../day/publish-replacing.ts';
import { readDay } from '../read/read-day.ts';
import type { NewPayer } from '../state/accepted-payers.ts';
import type { ArchiveState } from '../state/archive-state.ts';
import { checkShrink, hasShrunk, type ShrinkLimits } from './check-shrink.ts';
import { type DaySize, sizeOfArchived, sizeOfDay, sizeOfRows } from './day-size.ts';

export interface KeptDetails {
  readonly reason: KeptReason;
  /** See `KeptDay.account`. */
  readonly account: string | null;
}

export interface ReplacementOptions {
  readonly limits: ShrinkLimits;
  /** True when someone has accepted that days shrink. */
  readonly acceptShrink: boolean;
  /** The new payer of this archive; null without a change of payer. */
  readonly newPayer: NewPayer | null;
  /** The days that the run asked for. */
  readonly comparedDays: readonly BillingDay[];
}

export class ReplacementRules {
  readonly #store: ObjectStore;
  readonly #archiveState: ArchiveState;
  readonly #options: ReplacementOptions;
  readonly #shrunkPeriods = new Map<BillingPeriod, boolean>();

  constructor(store: ObjectStore, archiveState: ArchiveState, options: ReplacementOptions) {
    this.#store = store;
    this.#archiveState = archiveState;
    this.#options = options;
  }

  /** The rule of one day. Call it first with a day of the period that has lines in the bill. */
  of(day: CheckedDay): ReplacementRule<KeptDetails> {
    const newer = { reason: 'newer', account: null } as const;
    return {
      reasonToKeep: async (existing) => {
        if (this.#archiveState.isSuperseded(day.day)) return newer;
        return this.#otherPayer(day) ?? (await this.#shrunk(day, existing));
      },
      reasonToRevert: async () =>
        (await this.#archiveState.recheckSuperseded(day.day)) ? newer : null,
    };
  }

  #otherPayer({ day }: CheckedDay): KeptDetails | null {
    const { newPayer } = this.#options;
    if (newPayer === null || day >= newPayer.from) return null;
    const archived = this.#archiveState.archivedVersionOf(day)?.payers ?? null;
    if (archived?.includes(newPayer.payer)) return null;
    return { reason: 'other-payer', account: archived?.[0] ?? null };
  }

  async #shrunk(day: CheckedDay, existing: StoredObject): Promise<KeptDetails | null> {
    const { acceptShrink, limits } = this.#options;
    if (acceptShrink) return null;
    const archived = await this.#archivedSize(day, existing);
    if (archived === undefined) return null;
    const now = sizeOfDay(day, archived.unit);
    const finding = checkShrink(archived, now, limits);
    if (finding !== null) return finding;
    return this.#hasPeriodShrunk(day) ? { reason: 'shrunk', account: null } : null;
  }

  /** Undefined when the object cannot be read: then every version may replace it. */
  async #archivedSize(day: CheckedDay, existing: StoredObject): Promise<DaySize | undefined> {
    const version = this.#archiveState.archivedVersionOf(day.day);
    const isOfObject = version?.contentHash === existing.metadata['content-hash'];
    const isSameMetric = existing.metadata['cost-metric'] === day.costMetric;
    if (version !== undefined && isOfObject) {
      return comparable(sizeOfArchived(version), isSameMetric);
    }
    const rows = await readDay(this.#store, day.day).catch(() => undefined);
    return rows && comparable(sizeOfRows(rows), isSameMetric);
  }

  /** Compares the days that were archived when the bill was read; one answer for the period. */
  #hasPeriodShrunk(day: CheckedDay): boolean {
    const period = periodOf(day.day);
    const known = this.#shrunkPeriods.get(period);
    if (known !== undefined) return known;
    if (day.lineCount === 0) return false;
    const { comparedDays, newPayer } = this.#options;
    const own = comparedDays.filter(
      (one) => periodOf(one) === period && (newPayer === null || one >= newPayer.from),
    );
    const archived = this.#archiveState.archivedAtOpening(own);
    const isSameMetric = archived.every(({ costMetric }) => costMetric === day.costMetric);
    const sums = {
      count: sumOf(archived.map(({ lines }) => lines)),
      absoluteCost: isSameMetric ? sumOf(archived.map(({ absoluteCost }) => absoluteCost)) : null,
    };
    const now = { count: day.period.lineCount, absoluteCost: day.period.absoluteCost };
    const hasPeriodShrunk = hasShrunk(sums, now, this.#options.limits);
    this.#shrunkPeriods.set(period, hasPeriodShrunk);
    return hasPeriodShrunk;
  }
}

/** Removes the cost when the metrics differ, because such costs cannot be compared. */
function comparable(size: DaySize, isSameMetric: boolean): DaySize {
  return isSameMetric ? size : { ...size, absoluteCost: null };
}
