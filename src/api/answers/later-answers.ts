/**
 * Answers that take longer than a request may wait: the reader is asked to come back, and another process makes the
 * answer and keeps it. The queries that run already are not started again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { AnswerKey } from './kept-answers.ts';
import { type PendingMark, readMark, type StoredMark, setMark } from './pending-mark.ts';

/** What another process needs to make the answer. */
export interface AnswerToMake {
  /** Id of the operation. */
  readonly operation: string;
  /** The query of the address, as it was asked. */
  readonly query: string;
  readonly scope: ReaderScope;
}

export interface AskedAnswer {
  readonly key: AnswerKey;
  readonly toMake: AnswerToMake;
}

export interface LaterOptions {
  readonly store: Pick<ObjectStore, 'get' | 'put'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long this request may wait, from when its `LaterAnswers` are made on: for all that it tries together. */
  readonly waitMs: number;
  /** How long another process has. */
  readonly makeMs: number;
  /** Starts it, without waiting for it. */
  readonly start: (answer: AnswerToMake) => Promise<void>;
}

/** The reader asks again after this time. */
export const askAgainSeconds = 4;

/** A failed answer is tried again after this time. */
const failedMs = 60_000;

export class LaterAnswers {
  readonly #options: LaterOptions;
  readonly #waitUntil: number;

  constructor(options: LaterOptions) {
    this.#options = options;
    this.#waitUntil = options.now() + options.waitMs;
  }

  /**
   * The answer; null if it is not made yet. Throws what `make` throws, and an ApiProblem with the id of the error if
   * another process could not make it.
   */
  async inTime<T>({ key, toMake }: AskedAnswer, make: () => Promise<T>): Promise<T | null> {
    const { store, now } = this.#options;
    const mark = await readMark(store, key);
    if (mark !== undefined && mark.until > now()) {
      if (mark.failed === null) return null;
      throw new ApiProblem(
        'unexpected',
        `Ask who runs this system, with the number ${mark.failed}.`,
      );
    }
    const stop = new AbortController();
    const waitMs = Math.max(0, this.#waitUntil - now());
    const tooLate = sleep(waitMs, null, { signal: stop.signal, ref: false }).catch(() => null);
    const made = await Promise.race([make(), tooLate]).finally(() => stop.abort());
    if (made === null) await this.#begin({ key, toMake }, mark);
    return made;
  }

  /** Of the process that was started. Throws what `make` throws; the next reader then gets an id. */
  async make(key: AnswerKey, make: () => Promise<unknown>, id: string): Promise<void> {
    const { store, now } = this.#options;
    try {
      await make();
    } catch (error) {
      // A problem is the answer: the next reader gets it at once.
      const isAnswer = error instanceof ApiProblem;
      const failed = { until: isAnswer ? 0 : now() + failedMs, failed: id };
      await setMark(store, key, failed, await readMark(store, key));
      if (!isAnswer) throw error;
    }
  }

  /** Of many readers at once, one starts the other process. */
  async #begin({ key, toMake }: AskedAnswer, before: StoredMark | undefined): Promise<void> {
    const { store, now, makeMs, start } = this.#options;
    const mark: PendingMark = { until: now() + makeMs, failed: null };
    if (!(await setMark(store, key, mark, before))) return;
    try {
      await start(toMake);
    } catch (error) {
      await setMark(store, key, { until: 0, failed: null }, await readMark(store, key));
      throw error;
    }
  }
}
