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
import type { Gate } from '../day/publish-day.ts';
import { readDay } from '../read/read-day.ts';
import type { NewPayer } from '../state/accepted-payers.ts';
import type { ArchiveBook } from '../state/archive-book.ts';
import { type DayMeasure, measureOfDay, measureOfFacts, measureOfRows } from './day-measure.ts';
import { hasShrunk, judgeDay, type ShrinkLimits } from './judge-shrink.ts';

export interface KeptBecause {
  readonly reason: KeptReason;
  /** See `KeptDay.account`. */
  readonly account: string | null;
}

export interface GateKeeping {
  readonly limits: ShrinkLimits;
  /** Someone has accepted that days shrink. */
  readonly acceptShrink: boolean;
  /** A payer whose bills go on with another's archive; null without a change. */
  readonly newPayer: NewPayer | null;
  /** Days that were asked for. */
  readonly comparedDays: readonly BillingDay[];
}

export class DayGate {
  readonly #store: ObjectStore;
  readonly #book: ArchiveBook;
  readonly #keeping: GateKeeping;
  readonly #shrunkPeriods = new Map<BillingPeriod, boolean>();

  constructor(store: ObjectStore, book: ArchiveBook, keeping: GateKeeping) {
    this.#store = store;
    this.#book = book;
    this.#keeping = keeping;
  }

  /** The gate of one day. Days of a period come after one that the bill has lines of. */
  of(day: CheckedDay): Gate<KeptBecause> {
    const newer = { reason: 'newer', account: null } as const;
    return {
      mayNotReplace: async (existing) => {
        if (this.#book.isOvertaken(day.day)) return newer;
        return this.#otherPayer(day) ?? (await this.#shrunk(day, existing));
      },
      mustTakeBack: async () => ((await this.#book.hasBeenOvertaken(day.day)) ? newer : null),
    };
  }

  #otherPayer({ day }: CheckedDay): KeptBecause | null {
    const { newPayer } = this.#keeping;
    if (newPayer === null || day >= newPayer.from) return null;
    const archived = this.#book.factsOf(day)?.payers ?? null;
    if (archived?.includes(newPayer.payer)) return null;
    return { reason: 'other-payer', account: archived?.[0] ?? null };
  }

  async #shrunk(day: CheckedDay, existing: StoredObject): Promise<KeptBecause | null> {
    const { acceptShrink, limits } = this.#keeping;
    if (acceptShrink) return null;
    const archived = await this.#archivedMeasure(day, existing);
    if (archived === undefined) return null;
    const now = measureOfDay(day, archived.unit);
    const verdict = judgeDay(archived, now, limits);
    if (verdict !== null) return verdict;
    return this.#hasPeriodShrunk(day) ? { reason: 'shrunk', account: null } : null;
  }

  /** Undefined where the object cannot be read: then anything is better. */
  async #archivedMeasure(day: CheckedDay, existing: StoredObject): Promise<DayMeasure | undefined> {
    const facts = this.#book.factsOf(day.day);
    const isOfObject = facts?.contentHash === existing.metadata['content-hash'];
    const isSameMetric = existing.metadata['cost-metric'] === day.costMetric;
    if (facts !== undefined && isOfObject) return comparable(measureOfFacts(facts), isSameMetric);
    const rows = await readDay(this.#store, day.day).catch(() => undefined);
    return rows && comparable(measureOfRows(rows), isSameMetric);
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
    const archived = this.#book.openedWith(own);
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
function comparable(measure: DayMeasure, isSameMetric: boolean): DayMeasure {
  return isSameMetric ? measure : { ...measure, absoluteCost: null };
}
