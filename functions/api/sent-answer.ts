/**
 * An answer as API Gateway gets it: compressed if the reader accepts that. One that is larger than Lambda may answer is
 * stored, and the reader gets a link to it that is valid for some minutes.
 */
import { createHash } from 'node:crypto';
import { compressedBody } from '../../src/api/http/compressed-answer.ts';
import { type ObjectStore, PreconditionFailedError } from '../../src/ports/object-store.ts';

export interface LinkOptions {
  readonly seconds: number;
  readonly contentType: string;
  readonly contentEncoding?: string | undefined;
  readonly contentDisposition?: string | undefined;
}

export interface AnswerStorage {
  readonly store: Pick<ObjectStore, 'put'>;
  readonly linkTo: (key: string, options: LinkOptions) => Promise<string>;
  readonly maxBytes: number;
}

/** Below the prefix of kept answers, so that the same rule of the bucket deletes it. */
export const largePrefix = 'kept-answers/large/';

const linkSeconds = 300;

/** `accepted`: the request's `Accept-Encoding`. */
export async function sentAnswer(
  answer: Response,
  accepted: string | undefined,
  storage: AnswerStorage,
): Promise<Response> {
  if (answer.status !== 200 || answer.body === null) return answer;
  const { bytes, headers, isCompressed } = await compressedBody(answer, accepted);
  // Lambda's answers are text: compressed bytes are sent in base64.
  const sent = isCompressed ? Math.ceil(bytes.length / 3) * 4 : bytes.length;
  if (sent <= storage.maxBytes) return new Response(bytes, { headers });
  return linkedAnswer(bytes, headers, storage);
}

async function linkedAnswer(
  bytes: Uint8Array<ArrayBuffer>,
  headers: Headers,
  { store, linkTo }: AnswerStorage,
): Promise<Response> {
  const cursor = nextCursor(headers.get('link'));
  const hash = createHash('sha256').update(bytes).update(cursor).digest('hex');
  const key = `${largePrefix}${hash}`;
  const contentType = headers.get('content-type') ?? 'application/octet-stream';
  try {
    await store.put(key, bytes, {
      contentType,
      metadata: { 'next-cursor': cursor },
      ifNoneMatch: '*',
    });
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
  }
  const location = await linkTo(key, {
    seconds: linkSeconds,
    contentType,
    contentEncoding: headers.get('content-encoding') ?? undefined,
    contentDisposition: headers.get('content-disposition') ?? undefined,
  });
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}

/** The link's answer has no header `Link`: the cursor of the next page is with the object, 'none' on the last page. */
function nextCursor(link: string | null): string {
  const [, path] = /^<(\/[^>]*)>; rel="next"$/.exec(link ?? '') ?? [];
  if (path === undefined) return 'none';
  return new URL(path, 'https://api').searchParams.get('cursor') ?? 'none';
}
