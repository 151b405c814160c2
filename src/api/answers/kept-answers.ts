/**
 * Answers are kept in the bucket by archive version, release of the code, operation, scope and query, so that the second
 * reader waits for no query; an answer of another archive version or release is never found, because its key differs.
 * What was answered last is also kept in memory, in the form in which it is sent.
 */
import { createHash } from 'node:crypto';
import { type ObjectStore, PreconditionFailedError } from '../../ports/object-store.ts';
import type { AnswerBody } from './answer-body.ts';
import { RecentlyUsed } from './recently-used.ts';

/** What an answer follows from. */
export interface AnswerKey {
  readonly archiveVersion: string;
  /** Of the code that made it, see `codeVersion`: a corrected release makes it again. */
  readonly codeVersion: string;
  readonly operation: string;
  /** See `scopeKey`. */
  readonly scope: string;
  /** The query as it was read, so that its spelling does not matter. */
  readonly query: unknown;
}

export const keptPrefix = 'kept-answers/';
const maxBytesInMemory = 64 * 1024 * 1024;

export interface KeepingOptions {
  /** An answer that cannot be kept is answered all the same, and made again for the next reader. */
  readonly onNotKept: (error: unknown) => void;
  /**
   * Whether the archive still has the version that the question names, asked after an answer was made: the answer may
   * contain newer days otherwise. Absent: always.
   */
  readonly isCurrent?: (archiveVersion: string) => Promise<boolean>;
}

export interface AnswerText {
  readonly text: string;
  /** False: the archive changed while it was made, so that it is not the answer of its version. */
  readonly isCurrent: boolean;
}

export class KeptAnswers {
  /** By ETag, which is that of the answer, its form and the reader's scope. */
  readonly bodies = new RecentlyUsed<AnswerBody>(maxBytesInMemory, ({ bytes }) => bytes.length);
  readonly #store: Pick<ObjectStore, 'get' | 'put'>;
  readonly #options: KeepingOptions;
  readonly #running = new Map<string, Promise<AnswerText>>();

  constructor(store: Pick<ObjectStore, 'get' | 'put'>, options: KeepingOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** The kept answer; undefined if there is none yet. */
  async find(key: AnswerKey): Promise<AnswerText | undefined> {
    const stored = await this.#store.get(keptName(key));
    if (stored === undefined) return undefined;
    return { text: Buffer.from(stored.body).toString('utf8'), isCurrent: true };
  }

  /** The kept answer, or the one that `make` gives; of the same questions at once only one is made. */
  async get(key: AnswerKey, make: () => Promise<string>): Promise<AnswerText> {
    const name = keptName(key);
    const known = this.#running.get(name);
    if (known !== undefined) return known;
    const running = this.#foundOrMade(key, make).finally(() => this.#running.delete(name));
    this.#running.set(name, running);
    return running;
  }

  async #foundOrMade(key: AnswerKey, make: () => Promise<string>): Promise<AnswerText> {
    const found = await this.find(key);
    if (found !== undefined) return found;
    const text = await make();
    return { text, isCurrent: await this.#keep(key, text) };
  }

  /** Whether it is the answer of its version. If that cannot be known, it is not taken for it. */
  async #keep(key: AnswerKey, text: string): Promise<boolean> {
    const { onNotKept, isCurrent = async () => true } = this.#options;
    try {
      if (!(await isCurrent(key.archiveVersion))) return false;
    } catch (error) {
      onNotKept(error);
      return false;
    }
    await this.#put(key, text);
    return true;
  }

  /** Another reader may have kept the same in the meantime. */
  async #put(key: AnswerKey, text: string): Promise<void> {
    const options = { contentType: 'application/json', ifNoneMatch: '*' } as const;
    try {
      await this.#store.put(keptName(key), Buffer.from(text), options);
    } catch (error) {
      if (!(error instanceof PreconditionFailedError)) this.#options.onNotKept(error);
    }
  }
}

/** 'kept-answers/<archive version>/<hash>.json': a rule of the bucket deletes them after some days. */
export function keptName(key: AnswerKey): string {
  const { archiveVersion, codeVersion, operation, scope, query } = key;
  const hash = createHash('sha256')
    .update(JSON.stringify([codeVersion, operation, scope, query]))
    .digest('hex');
  return `${keptPrefix}${archiveVersion}/${hash}.json`;
}
