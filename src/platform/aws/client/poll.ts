/** Asks a service again and again, ever less often, until its answer is final or time is up. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two questions: the first pause, and the longest. */
export interface Pace {
  readonly firstMilliseconds: number;
  readonly maxMilliseconds: number;
}

const growth = 1.5;

/**
 * The first answer that is not undefined; undefined once `timeoutMilliseconds` have passed. Asks at
 * least once, and once more when the time is up. Throws what `ask` throws.
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
