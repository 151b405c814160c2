/**
 * Answers that the API is still making: it says after how many seconds to ask again. Pages say that one is waited for,
 * because a page that only loads for minutes looks broken.
 */
import { useSyncExternalStore } from 'react';

/** As long as another process may take to make one, with time to spare. */
const maxWaitMs = 10 * 60_000;
const [minPauseMs, maxPauseMs] = [1_000, 30_000];

let waiting = 0;
const listeners = new Set<() => void>();

function count(change: number): void {
  waiting += change;
  for (const listener of listeners) listener();
}

/** Whether some answer is waited for. */
export function useLongAnswer(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting > 0,
  );
}

/** The first answer that is not 202, or the last one if it takes too long. */
export async function whenMade(
  ask: () => Promise<Response>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const first = await ask();
  if (first.status !== 202) return first;
  const deadline = Date.now() + maxWaitMs;
  count(1);
  try {
    let answer = first;
    while (answer.status === 202 && Date.now() < deadline) {
      await pause(pauseOf(answer), signal);
      answer = await ask();
    }
    return answer;
  } finally {
    count(-1);
  }
}

function pauseOf(answer: Response): number {
  const seconds = Number(answer.headers.get('retry-after') ?? '');
  return Math.min(maxPauseMs, Math.max(minPauseMs, (seconds || 0) * 1_000));
}

/** Rejects as a request does that is no longer wanted. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
