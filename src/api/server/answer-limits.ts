/**
 * How many answers are made at once, how many requests wait for their turn, and for how long: many readers slow each
 * other down, but never the whole computer.
 */
import { ApiProblem } from '../problems/problem.ts';

export interface AnswerLimits {
  /** Answers that are made at the same time. */
  readonly maxAtOnce: number;
  /** Requests that wait for their turn. */
  readonly maxWaiting: number;
  readonly maxWaitMs: number;
  /** A request is answered within this time, with a problem if need be. */
  readonly maxAnswerMs: number;
}

/** DuckDB uses all cores for one query; a second one reads files meanwhile. */
export const localLimits: AnswerLimits = {
  maxAtOnce: 4,
  maxWaiting: 1_000,
  maxWaitMs: 20_000,
  maxAnswerMs: 60_000,
};

export interface AnswerLimiter {
  /** Makes an answer when it is its turn. Throws an ApiProblem if too many wait, or it waited too long. */
  readonly inTurn: <T>(make: () => Promise<T>) => Promise<T>;
  /** Throws an ApiProblem if the answer takes too long; it is still made, and kept. */
  readonly inTime: <T>(answer: Promise<T>) => Promise<T>;
}

export function answerLimiter(limits: AnswerLimits): AnswerLimiter {
  const { maxAtOnce, maxWaiting, maxWaitMs, maxAnswerMs } = limits;
  const waiting = new Set<() => void>();
  let running = 0;

  async function turn(): Promise<void> {
    if (running < maxAtOnce) {
      running += 1;
      return;
    }
    if (waiting.size >= maxWaiting) throw tooMany();
    const { promise, resolve, reject } = deferred();
    waiting.add(resolve);
    const timer = setTimeout(() => {
      waiting.delete(resolve);
      reject(tooMany());
    }, maxWaitMs);
    await promise.finally(() => clearTimeout(timer));
  }

  /** The turn goes to the one who waits longest. */
  function next(): void {
    const [first] = waiting;
    if (first === undefined) {
      running -= 1;
      return;
    }
    waiting.delete(first);
    first();
  }

  return {
    inTurn: async (make) => {
      await turn();
      return make().finally(next);
    },
    inTime: async (answer) => {
      const { promise, reject } = deferred();
      const timer = setTimeout(() => reject(tooSlow()), maxAnswerMs);
      return Promise.race([answer, promise as Promise<never>]).finally(() => clearTimeout(timer));
    },
  };
}

function tooMany(): ApiProblem {
  return new ApiProblem('too-many-requests', 'Ask again in a few seconds.');
}

function tooSlow(): ApiProblem {
  return new ApiProblem(
    'too-slow',
    'Ask again in a minute: the answer is kept once it is made. Fewer days or groups are faster.',
  );
}

function deferred() {
  let resolve = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<void>((onDone, onError) => {
    resolve = onDone;
    reject = onError;
  });
  return { promise, resolve, reject };
}
