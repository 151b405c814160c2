/**
 * Answers are kept by archive version, operation, scope and query, so that the second reader waits for nothing. They
 * are kept in memory and in the bucket; an answer of another archive version is never found, because its key differs.
 */
import { createHash } from 'node:crypto';
import { type ObjectStore, PreconditionFailedError } from '../../ports/object-store.ts';

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
const maxInMemory = 64 * 1024 * 1024;

export class KeptAnswers {
  readonly #store: Pick<ObjectStore, 'get' | 'put'>;
  /** In the order of their last use. */
  readonly #memory = new Map<string, string>();
  readonly #running = new Map<string, Promise<string>>();
  #size = 0;

  constructor(store: Pick<ObjectStore, 'get' | 'put'>) {
    this.#store = store;
  }

  /** The kept answer, or the one that `make` gives; of the same questions at once only one is made. */
  async get(key: AnswerKey, make: () => Promise<string>): Promise<string> {
    const name = nameOf(key);
    const known = this.#recall(name) ?? this.#running.get(name);
    if (known !== undefined) return known;
    const running = this.#fromStore(name, make).finally(() => this.#running.delete(name));
    this.#running.set(name, running);
    return running;
  }

  async #fromStore(name: string, make: () => Promise<string>): Promise<string> {
    const stored = await this.#store.get(name);
    const text = stored === undefined ? await make() : Buffer.from(stored.body).toString('utf8');
    this.#remember(name, text);
    if (stored === undefined) await this.#keep(name, text);
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

  #recall(name: string): string | undefined {
    const text = this.#memory.get(name);
    if (text === undefined) return undefined;
    this.#memory.delete(name);
    this.#memory.set(name, text);
    return text;
  }

  #remember(name: string, text: string): void {
    if (text.length > maxInMemory / 4) return;
    this.#memory.set(name, text);
    this.#size += text.length;
    for (const [oldest, { length }] of this.#memory) {
      if (this.#size <= maxInMemory) return;
      this.#memory.delete(oldest);
      this.#size -= length;
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
