/**
 * Which published set counts, as one small object. It is replaced only if nobody else replaced it since it
 * was read, so that of two runs at once one starts over.
 */
import * as z from 'zod/mini';
import '../../domain/input/zod-messages.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { currentKey } from './set-files-in-store.ts';
import { isSetHash } from './set-hash.ts';

const currentShape = z.object({
  hash: z.string().check(z.refine(isSetHash, 'not the hash of a set')),
  /** ISO 8601, UTC. */
  publishedAt: z.iso.datetime(),
});

export type CurrentSet = z.infer<typeof currentShape>;

export interface StoredCurrent {
  /** Null: no set was ever published. */
  readonly current: CurrentSet | null;
  /** Undefined when nothing is stored. */
  readonly etag: string | undefined;
}

/** Throws an InputError if the object is damaged. */
export async function readCurrent(
  store: Pick<ObjectStore, 'get' | 'locate'>,
): Promise<StoredCurrent> {
  const stored = await store.get(currentKey);
  if (stored === undefined) return { current: null, etag: undefined };
  const current = currentIn(Buffer.from(stored.body).toString('utf8'), store.locate(currentKey));
  return { current, etag: stored.etag };
}

/** Throws PreconditionFailedError if it was replaced since it was read. */
export async function replaceCurrent(
  store: Pick<ObjectStore, 'put'>,
  current: CurrentSet,
  { etag }: Pick<StoredCurrent, 'etag'>,
): Promise<void> {
  const condition = etag === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: etag };
  const body = Buffer.from(`${JSON.stringify(current)}\n`);
  await store.put(currentKey, body, { contentType: 'application/json', ...condition });
}

function currentIn(text: string, file: string): CurrentSet {
  let cause: unknown;
  try {
    const parsed = currentShape.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    cause = new Error([...(issue?.path ?? []), issue?.message].join(': '));
  } catch (error) {
    cause = error;
  }
  throw new InputError(
    `${file} is damaged (${(cause as Error).message}), so it is unknown which allocation rules ` +
      'count: restore an earlier version of it, or delete it; the next run then publishes the ' +
      'rules again.',
    { cause },
  );
}
