/**
 * Reads and changes the state of billing periods in the object store. Changes use conditional writes:
 * when another run wrote in the meantime, the change is applied again to the new state.
 */
import type { BillingPeriod } from '../../domain/calendar/billing-day.ts';
import '../../domain/input/zod-messages.ts';
import { InputError } from '../../domain/input/input-error.ts';
import { type ObjectStore, PreconditionFailedError } from '../../ports/object-store.ts';
import { emptyState, type PeriodState, periodStateShape, stateKey } from './period-state.ts';

/** How often a change starts over because another run changed the state at the same time. */
const maxAttempts = 10;

interface StoredState {
  readonly state: PeriodState;
  /** Undefined when no state is stored. */
  readonly etag: string | undefined;
}

/**
 * The state; empty when nothing is stored. `now`: milliseconds since 1970. Throws an InputError naming
 * an object that is damaged.
 */
export async function readState(
  store: Pick<ObjectStore, 'get' | 'locate'>,
  period: BillingPeriod,
  now: number,
): Promise<PeriodState> {
  return (await readStored(store, period, now)).state;
}

/** Applies the change to the stored state. Throws as `readState` does. */
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
      if (!(error instanceof PreconditionFailedError) || attempt === maxAttempts) throw error;
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
  const text = Buffer.from(stored.body).toString('utf8');
  const state = stateIn(text, store.locate(stateKey(period)), period);
  return { state: withoutFuture(state, now), etag: stored.etag };
}

function stateIn(text: string, file: string, period: BillingPeriod): PeriodState {
  let cause: unknown;
  try {
    const parsed = periodStateShape.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    cause = new Error([...(issue?.path ?? []).slice(-1), issue?.message].join(': '));
  } catch (error) {
    cause = error;
  }
  const damage = text.trim() === '' ? 'it is empty' : (cause as Error).message;
  throw new InputError(
    `${file} is damaged (${damage}), so the origin of the archived days of ${period} is unknown: ` +
      'restore an earlier version of it, or delete it; the next bill is then compared with the ' +
      'archived rows.',
    { cause },
  );
}

/** Clocks of different machines differ by less. */
const maxClockDifference = 3_600_000;
const longAgo = new Date(0).toISOString();

/** Resets a `readAt` in the future, written by a wrong clock: it would block all later updates. */
function withoutFuture(state: PeriodState, now: number): PeriodState {
  const latest = new Date(now + maxClockDifference).toISOString();
  const days = Object.entries(state.days).map(([day, entry]) => {
    return [day, entry.readAt > latest ? { ...entry, readAt: longAgo } : entry] as const;
  });
  return { ...state, days: Object.fromEntries(days) };
}
