/**
 * The mark of an answer that is being made by another process: only one makes it, and a mark that was left by a process
 * that ended loses its meaning after some time.
 */
import * as z from 'zod';
import { type ObjectStore, PreconditionFailedError } from '../../ports/object-store.ts';
import { type AnswerKey, keptName } from './kept-answers.ts';

const markShape = z.object({
  /** Milliseconds since 1970, from which on it means nothing. */
  until: z.number(),
  /** The id under which the error is in the log, if making it failed. */
  failed: z.string().nullable(),
});

export type PendingMark = z.infer<typeof markShape>;
type Store = Pick<ObjectStore, 'get' | 'put'>;

export interface StoredMark extends PendingMark {
  readonly etag: string;
}

/** Beside the answer, so that the same rule of the bucket deletes it. */
export function markName(key: AnswerKey): string {
  return keptName(key).replace(/\.json$/, '.pending.json');
}

/** Undefined without a mark. One that is damaged means nothing. */
export async function readMark(store: Store, key: AnswerKey): Promise<StoredMark | undefined> {
  const stored = await store.get(markName(key));
  if (stored === undefined) return undefined;
  const { etag, body } = stored;
  return { ...markIn(Buffer.from(body).toString('utf8')), etag };
}

function markIn(text: string): PendingMark {
  try {
    return markShape.parse(JSON.parse(text));
  } catch {
    return { until: 0, failed: null };
  }
}

/** Whether this process set it: false if another did since `before` was read. */
export async function setMark(
  store: Store,
  key: AnswerKey,
  mark: PendingMark,
  before: StoredMark | undefined,
): Promise<boolean> {
  const condition = before === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: before.etag };
  const options = { contentType: 'application/json', ...condition };
  try {
    await store.put(markName(key), Buffer.from(JSON.stringify(mark)), options);
    return true;
  } catch (error) {
    if (error instanceof PreconditionFailedError) return false;
    throw error;
  }
}
