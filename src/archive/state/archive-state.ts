/**
 * The state of an archive in one run: what the archived days were made from, and which of them this run
 * may change. A run claims its days before it writes any of them. So a run that read the bill earlier
 * and writes later finds the claim and does not replace them.
 */
import {
  type BillingDay,
  type BillingPeriod,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import { differsFromBill, isHeld } from '../../domain/figures/kept-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { ArchivedVersion, DayState, PeriodState } from './period-state.ts';
import { mergedDay } from './period-state.ts';
import { changeState, readState } from './state-store.ts';

type Store = Pick<ObjectStore, 'get' | 'put' | 'locate'>;

/** The store of the archive state, and the clock. */
export interface StateStorage {
  readonly store: Store;
  readonly now: () => number;
}

export class ArchiveState {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #opened: ReadonlyMap<BillingPeriod, PeriodState>;
  readonly #states: Map<BillingPeriod, PeriodState>;
  readonly #entries = new Map<BillingDay, DayState>();
  readonly #services = new Map<string, string>();
  #readAt = '';

  private constructor({ store, now }: StateStorage, states: Map<BillingPeriod, PeriodState>) {
    this.#store = store;
    this.#now = now;
    this.#opened = new Map(states);
    this.#states = states;
  }

  /** Reads the states of the periods, ascending. Throws as `readState` does. */
  static async open(
    storage: StateStorage,
    periods: readonly BillingPeriod[],
  ): Promise<ArchiveState> {
    const { store, now } = storage;
    const states = await Promise.all(periods.map((period) => readState(store, period, now())));
    return new ArchiveState(
      storage,
      new Map(periods.map((period, index) => [period, states[index] as PeriodState])),
    );
  }

  /** What the archived version of the day was made from; undefined when the state does not have it. */
  archivedVersionOf(day: BillingDay): ArchivedVersion | undefined {
    return this.#stateOf(day)?.archived;
  }

  /** The archived versions of the days when the state was opened, before the bill was read. */
  archivedAtOpening(
    days: readonly BillingDay[],
  ): readonly (ArchivedVersion & { readonly day: BillingDay })[] {
    return days.flatMap((day) => {
      const state = this.#opened.get(periodOf(day))?.days[day];
      const version = state?.absenceAccepted === true ? undefined : state?.archived;
      return version === undefined ? [] : [{ ...version, day }];
    });
  }

  /** Held days of the opened periods, as of the last time that their bill was read. */
  heldDays(): readonly BillingDay[] {
    return this.#daysWith(({ held }) => held !== undefined && isHeld(held));
  }

  /** Held days, and those that are kept because the bill has another payer. */
  daysDifferingFromBill(): readonly BillingDay[] {
    return this.#daysWith(({ held }) => held !== undefined && differsFromBill(held));
  }

  /** Days whose allocation could not be archived with their breakdown: it is of an earlier bill, or absent. */
  daysWithoutNewAllocation(): readonly BillingDay[] {
    return this.#daysWith(({ archived }) => archived?.allocationFailed === true);
  }

  /** Service code → name, of all opened periods; the latest name if it changed. */
  knownServices(): ReadonlyMap<string, string> {
    return new Map([...this.#states.values()].flatMap(({ services }) => Object.entries(services)));
  }

  /** Claims the days for this run, which read the bill at `readAt`, in milliseconds since 1970. */
  async claim(days: readonly BillingDay[], readAt: number): Promise<void> {
    this.#readAt = new Date(readAt).toISOString();
    for (const [period, own] of byPeriod(days)) {
      const changed = await changeState(this.#store, period, this.#now(), (state) => ({
        ...state,
        days: withDays(
          state,
          own.map((day) => [day, { readAt: this.#readAt }]),
        ),
      }));
      this.#states.set(period, changed);
    }
  }

  /** Whether a run that read the bill later has claimed the day, by the state read so far. */
  isSuperseded(day: BillingDay): boolean {
    return (this.#stateOf(day)?.readAt ?? '') > this.#readAt;
  }

  /** The same after reading the state again. Call it after each write: a later run may have begun. */
  async recheckSuperseded(day: BillingDay): Promise<boolean> {
    const period = periodOf(day);
    this.#states.set(period, await readState(this.#store, period, this.#now()));
    return this.isSuperseded(day);
  }

  /** Sets the new state of the day; `close` writes it. */
  enter(day: BillingDay, entry: Omit<DayState, 'readAt'>): void {
    this.#entries.set(day, { ...entry, readAt: this.#readAt });
  }

  /** Marks an entered day as unconfirmed: its bill had lost other days of the period. */
  markUnconfirmed(day: BillingDay): void {
    const entry = this.#entries.get(day);
    if (entry?.archived === undefined) return;
    this.#entries.set(day, { ...entry, archived: { ...entry.archived, unconfirmed: true } });
  }

  /** Marks an entered day whose allocation could not be archived with it. */
  markAllocationFailed(day: BillingDay): void {
    const entry = this.#entries.get(day);
    if (entry?.archived === undefined) return;
    this.#entries.set(day, { ...entry, archived: { ...entry.archived, allocationFailed: true } });
  }

  enterServices(names: ReadonlyMap<string, string>): void {
    for (const [code, name] of names) this.#services.set(code, name);
  }

  /** Writes the entered states, merged with those that other runs wrote in the meantime. */
  async close(): Promise<void> {
    for (const [period, days] of byPeriod([...this.#entries.keys()])) {
      const entries = days.map((day) => [day, this.#entries.get(day) as DayState] as const);
      const services = Object.fromEntries(this.#services);
      const changed = await changeState(this.#store, period, this.#now(), (state) => ({
        ...state,
        services: { ...state.services, ...services },
        days: withDays(state, entries),
      }));
      this.#states.set(period, changed);
    }
    this.#entries.clear();
  }

  get readAt(): string {
    return this.#readAt;
  }

  #daysWith(has: (state: DayState) => boolean): readonly BillingDay[] {
    return [...this.#states.values()].flatMap(({ days }) =>
      Object.entries(days).flatMap(([day, state]) => (has(state) ? [day as BillingDay] : [])),
    );
  }

  #stateOf(day: BillingDay): DayState | undefined {
    return this.#states.get(periodOf(day))?.days[day];
  }
}

function withDays(
  { days }: PeriodState,
  entries: readonly (readonly [BillingDay, DayState])[],
): PeriodState['days'] {
  const merged = entries.map(([day, entry]) => [day, mergedDay(days[day], entry)] as const);
  const all = { ...days, ...Object.fromEntries(merged) };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byPeriod(days: readonly BillingDay[]): Map<BillingPeriod, BillingDay[]> {
  const periods = new Map<BillingPeriod, BillingDay[]>();
  for (const day of days) {
    const period = periodOf(day);
    periods.set(period, [...(periods.get(period) ?? []), day]);
  }
  return periods;
}
