/**
 * Reads and changes the state of billing periods in the object store. A change is written on condition
 * that nobody else wrote meanwhile, and is made again on what they wrote.
 */
import type { BillingPeriod } from '../domain/billing-day.ts';
import '../domain/english-faults.ts';
import { type ObjectStore, PreconditionFailedError } from '../platform/ports.ts';
import { emptyState, type PeriodState, periodStateShape, stateKey } from './period-state.ts';

/** How often a change starts over because another run changed the state at the same time. */
const mostAttempts = 10;

interface StoredState {
  readonly state: PeriodState;
  /** Undefined where no state is stored. */
  readonly etag: string | undefined;
}

/** The state; empty where none is stored. `now`: milliseconds since 1970. Throws an Error naming an object that is not readable. */
export async function readState(
  store: Pick<ObjectStore, 'get' | 'locate'>,
  period: BillingPeriod,
  now: number,
): Promise<PeriodState> {
  return (await readStored(store, period, now)).state;
}

/** Applies the change to what is stored now. Throws as `readState` does. */
export async function changeState(
  store: Pick<ObjectStore, 'get' | 'put' | 'locate'>,
  period: BillingPeriod,
  now: number,
  change: (state: PeriodState) => PeriodState,
): Promise<PeriodState> {
  for (let attempt = 1; ; attempt++) {
    const { state, etag } = await readStored(store, period, now);
    const changed = change(state);
    const condition = etag === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: etag };
    const body = Buffer.from(`${JSON.stringify(changed)}\n`);
    try {
      await store.put(stateKey(period), body, { contentType: 'application/json', ...condition });
      return changed;
    } catch (error) {
      if (!(error instanceof PreconditionFailedError) || attempt === mostAttempts) throw error;
    }
  }
}

async function readStored(
  store: Pick<ObjectStore, 'get' | 'locate'>,
  period: BillingPeriod,
  now: number,
): Promise<StoredState> {
  const stored = await store.get(stateKey(period));
  if (stored === undefined) return { state: emptyState(period), etag: undefined };
  try {
    const state = periodStateShape.parse(JSON.parse(Buffer.from(stored.body).toString('utf8')));
    return { state: withoutFuture(state, now), etag: stored.etag };
  } catch (cause) {
    throw new Error(
      `${store.locate(stateKey(period))} is damaged, so what the archived days of ${period} were made ` +
        'from is not known. Bring back an earlier version of it, or delete it: the archive then judges ' +
        'the next bill by the rows it holds.',
      { cause },
    );
  }
}

/** Clocks differ by less. */
const clockMilliseconds = 3_600_000;
const longAgo = new Date(0).toISOString();

/** A reading dated in the future is a wrong clock's: it must not keep the archive from being renewed. */
function withoutFuture(state: PeriodState, now: number): PeriodState {
  const latest = new Date(now + clockMilliseconds).toISOString();
  const days = Object.entries(state.days).map(([day, entry]) => {
    return [day, entry.readAt > latest ? { ...entry, readAt: longAgo } : entry] as const;
  });
  return { ...state, days: Object.fromEntries(days) };
}
