/** Asks a service repeatedly, at growing intervals, until its answer is final or the time is over. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two requests: the first pause and the longest one. */
export interface Pace {
  readonly firstMilliseconds: number;
  readonly maxMilliseconds: number;
}

const growth = 1.5;

/**
 * Returns the first answer that is not undefined, or undefined once `timeoutMilliseconds` have passed. Asks
 * at least once, and again when the time is over. Throws what `ask` throws.
 */
export async function pollUntil<T>(
  ask: () => Promise<T | undefined>,
  { firstMilliseconds, maxMilliseconds }: Pace,
  timeoutMilliseconds: number,
): Promise<T | undefined> {
  const deadline = performance.now() + timeoutMilliseconds;
  for (let pause = firstMilliseconds; ; pause = Math.min(pause * growth, maxMilliseconds)) {
    const answer = await ask();
    const left = deadline - performance.now();
    if (answer !== undefined || left <= 0) return answer;
    await sleep(Math.min(pause, left));
  }
}
