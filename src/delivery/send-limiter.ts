/**
 * How fast one run's mails leave: under SES's rate, several at once, and none begun when the function's
 * time is nearly over.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** Mails that are made, sent and noted at once: each holds its attachment in memory. */
const maxConcurrent = 16;
/**
 * What the last mails and the run's end may take: a minute of waiting for another run that has the
 * mail, and half a minute for SES's answer.
 */
const closingMilliseconds = 100_000;

export interface SendLimiter {
  readonly atOnce: number;
  /** Waits until the next mail may leave; the first may at once. */
  readonly turn: () => Promise<void>;
  /** Whether another mail may be begun. */
  readonly hasTime: () => boolean;
}

export interface SendLimits {
  /** Null: one after the other, each as soon as it is made. */
  readonly sendsPerSecond: number | null;
  /** Milliseconds left, read anew each time; without it there is always time. */
  readonly timeLeft?: (() => number) | undefined;
}

/** Tests have a clock of their own. */
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
 * Works on the items in their order, `atOnce` of them together, for as long as there is time. Gives the
 * results in the items' order, of those that were begun: the others follow them. `work` throws nothing.
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
