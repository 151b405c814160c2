/**
 * The gate before archived days: what one run's bill may replace. Older never replaces newer, another
 * payer's bill nothing before its day, and a bill that shrank nothing until someone accepts it.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { type BillingPeriod, periodOf } from '../../domain/calendar/billing-day.ts';
import type { KeptReason } from '../../domain/figures/kept-day.ts';
import type { ObjectStore, StoredObject } from '../../ports/object-store.ts';
import type { CheckedDay } from '../day/check-day.ts';
import type { ReplacementRule } from '../day/publish-day.ts';
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
  /** Someone has accepted that days shrink. */
  readonly acceptShrink: boolean;
  /** A payer whose bills go on with another's archive; null without a change. */
  readonly newPayer: NewPayer | null;
  /** Days that were asked for. */
  readonly comparedDays: readonly BillingDay[];
}

export class ReplacementRules {
  readonly #store: ObjectStore;
  readonly #book: ArchiveState;
  readonly #keeping: ReplacementOptions;
  readonly #shrunkPeriods = new Map<BillingPeriod, boolean>();

  constructor(store: ObjectStore, archiveState: ArchiveState, keeping: ReplacementOptions) {
    this.#store = store;
    this.#book = archiveState;
    this.#keeping = keeping;
  }

  /** The gate of one day. Days of a period come after one that the bill has lines of. */
  of(day: CheckedDay): ReplacementRule<KeptDetails> {
    const newer = { reason: 'newer', account: null } as const;
    return {
      reasonToKeep: async (existing) => {
        if (this.#book.isSuperseded(day.day)) return newer;
        return this.#otherPayer(day) ?? (await this.#shrunk(day, existing));
      },
      reasonToRevert: async () => ((await this.#book.recheckSuperseded(day.day)) ? newer : null),
    };
  }

  #otherPayer({ day }: CheckedDay): KeptDetails | null {
    const { newPayer } = this.#keeping;
    if (newPayer === null || day >= newPayer.from) return null;
    const archived = this.#book.factsOf(day)?.payers ?? null;
    if (archived?.includes(newPayer.payer)) return null;
    return { reason: 'other-payer', account: archived?.[0] ?? null };
  }

  async #shrunk(day: CheckedDay, existing: StoredObject): Promise<KeptDetails | null> {
    const { acceptShrink, limits } = this.#keeping;
    if (acceptShrink) return null;
    const archived = await this.#archivedSize(day, existing);
    if (archived === undefined) return null;
    const now = sizeOfDay(day, archived.unit);
    const budgetAnswer = checkShrink(archived, now, limits);
    if (budgetAnswer !== null) return budgetAnswer;
    return this.#hasPeriodShrunk(day) ? { reason: 'shrunk', account: null } : null;
  }

  /** Undefined where the object cannot be read: then anything is better. */
  async #archivedSize(day: CheckedDay, existing: StoredObject): Promise<DaySize | undefined> {
    const facts = this.#book.factsOf(day.day);
    const isOfObject = facts?.contentHash === existing.metadata['content-hash'];
    const isSameMetric = existing.metadata['cost-metric'] === day.costMetric;
    if (facts !== undefined && isOfObject) return comparable(sizeOfArchived(facts), isSameMetric);
    const rows = await readDay(this.#store, day.day).catch(() => undefined);
    return rows && comparable(sizeOfRows(rows), isSameMetric);
  }

  /** By the days that were archived when the bill was asked; one answer for all days of the period. */
  #hasPeriodShrunk(day: CheckedDay): boolean {
    const period = periodOf(day.day);
    const known = this.#shrunkPeriods.get(period);
    if (known !== undefined) return known;
    if (day.lineCount === 0) return false;
    const { comparedDays, newPayer } = this.#keeping;
    const own = comparedDays.filter(
      (one) => periodOf(one) === period && (newPayer === null || one >= newPayer.from),
    );
    const archived = this.#book.archivedAtOpening(own);
    const isSameMetric = archived.every(({ costMetric }) => costMetric === day.costMetric);
    const sums = {
      count: sumOf(archived.map(({ lines }) => lines)),
      absoluteCost: isSameMetric ? sumOf(archived.map(({ absoluteCost }) => absoluteCost)) : null,
    };
    const now = { count: day.period.lineCount, absoluteCost: day.period.absoluteCost };
    const answer = hasShrunk(sums, now, this.#keeping.limits);
    this.#shrunkPeriods.set(period, answer);
    return answer;
  }
}

/** Costs of two metrics cannot be compared. */
function comparable(measure: DaySize, isSameMetric: boolean): DaySize {
  return isSameMetric ? measure : { ...measure, absoluteCost: null };
}
