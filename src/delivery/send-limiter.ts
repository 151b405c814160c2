/**
 * Limits the sending of one run: below SES's rate, a few mails at the same time, and no new mail when the
 * function's time is nearly over.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** Mails in work at the same time: each has its attachment in memory. */
const maxConcurrent = 16;
/**
 * Time for the last mails and the end of the run: a minute to wait for another run that has claimed a
 * mail, and half a minute for SES's answer.
 */
const closingMilliseconds = 100_000;

export interface SendLimiter {
  readonly atOnce: number;
  /** Waits until the next mail may be sent; does not wait for the first. */
  readonly turn: () => Promise<void>;
  /** Whether another mail may be begun. */
  readonly hasTime: () => boolean;
}

export interface SendLimits {
  /** Null: one after the other, without a limit. */
  readonly sendsPerSecond: number | null;
  /** Returns the milliseconds left; without it there is always time. */
  readonly timeLeft?: (() => number) | undefined;
}

/** Tests replace the clock. */
interface Clock {
  /** Milliseconds that never go back. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

const realClock: Clock = { now: () => performance.now(), sleep: pause };

export function sendLimiter(
  { sendsPerSecond, timeLeft }: SendLimits,
  { now, sleep }: Clock = realClock,
): SendLimiter {
  const hasTime = () => timeLeft === undefined || timeLeft() > closingMilliseconds;
  if (sendsPerSecond === null) return { atOnce: 1, turn: async () => undefined, hasTime };
  const between = 1000 / sendsPerSecond;
  let free = Number.NEGATIVE_INFINITY;
  const turn = async () => {
    const mine = Math.max(free, now());
    free = mine + between;
    const wait = mine - now();
    if (wait > 0) await sleep(wait);
  };
  return { atOnce: Math.min(maxConcurrent, Math.ceil(sendsPerSecond)), turn, hasTime };
}

/**
 * Processes the items in order, `atOnce` at the same time, while there is time. Returns the results of
 * the begun items, which are always the first ones. `work` must not throw.
 */
export async function runLimited<T, R>(
  items: readonly T[],
  { atOnce, hasTime }: SendLimiter,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length && hasTime()) {
      const mine = next++;
      results[mine] = await work(items[mine] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
