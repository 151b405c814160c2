/**
 * Answers are kept in the bucket by archive version, operation, scope and query, so that the second reader waits for no
 * query; an answer of another archive version is never found, because its key differs. What was answered last is also
 * kept in memory, in the form in which it is sent.
 */
import { createHash } from 'node:crypto';
import { type ObjectStore, PreconditionFailedError } from '../../ports/object-store.ts';
import type { AnswerBody } from './answer-body.ts';
import { RecentlyUsed } from './recently-used.ts';

/** What an answer follows from. */
export interface AnswerKey {
  readonly archiveVersion: string;
  readonly operation: string;
  /** See `scopeKey`. */
  readonly scope: string;
  /** The query as it was read, so that its spelling does not matter. */
  readonly query: unknown;
}

export const keptPrefix = 'kept-answers/';
const maxBytesInMemory = 64 * 1024 * 1024;

export class KeptAnswers {
  /** By ETag, which is that of the answer, its form and the reader's scope. */
  readonly bodies = new RecentlyUsed<AnswerBody>(maxBytesInMemory, ({ bytes }) => bytes.length);
  readonly #store: Pick<ObjectStore, 'get' | 'put'>;
  readonly #running = new Map<string, Promise<string>>();

  constructor(store: Pick<ObjectStore, 'get' | 'put'>) {
    this.#store = store;
  }

  /** The kept answer, or the one that `make` gives; of the same questions at once only one is made. */
  async get(key: AnswerKey, make: () => Promise<string>): Promise<string> {
    const name = nameOf(key);
    const known = this.#running.get(name);
    if (known !== undefined) return known;
    const running = this.#fromStore(name, make).finally(() => this.#running.delete(name));
    this.#running.set(name, running);
    return running;
  }

  async #fromStore(name: string, make: () => Promise<string>): Promise<string> {
    const stored = await this.#store.get(name);
    if (stored !== undefined) return Buffer.from(stored.body).toString('utf8');
    const text = await make();
    await this.#keep(name, text);
    return text;
  }

  /** Another reader may have kept the same answer in the meantime. */
  async #keep(name: string, text: string): Promise<void> {
    const options = { contentType: 'application/json', ifNoneMatch: '*' } as const;
    try {
      await this.#store.put(name, Buffer.from(text), options);
    } catch (error) {
      if (!(error instanceof PreconditionFailedError)) throw error;
    }
  }
}

/** 'kept-answers/<archive version>/<hash>.json': a rule of the bucket deletes them after some days. */
function nameOf({ archiveVersion, operation, scope, query }: AnswerKey): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([operation, scope, query]))
    .digest('hex');
  return `${keptPrefix}${archiveVersion}/${hash}.json`;
}
