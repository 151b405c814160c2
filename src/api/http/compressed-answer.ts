/** Compresses an answer for readers that accept it. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipped = promisify(gzip);

/** A smaller answer is sent in one packet anyway. */
const minCompressedBytes = 1_000;

export interface WrittenBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Headers;
  readonly isCompressed: boolean;
}

/** `accepted`: the request's `Accept-Encoding`. */
export async function compressedBody(
  answer: Response,
  accepted: string | undefined,
): Promise<WrittenBody> {
  const whole = new Uint8Array(await answer.arrayBuffer());
  const isCompressed = acceptsGzip(accepted) && whole.length >= minCompressedBytes;
  const headers = headersOf(answer, isCompressed);
  if (!isCompressed) return { bytes: whole, headers, isCompressed };
  return { bytes: new Uint8Array(await gzipped(whole)), headers, isCompressed };
}

function headersOf(answer: Response, isCompressed: boolean): Headers {
  const headers = new Headers(answer.headers);
  headers.append('vary', 'accept-encoding');
  if (!isCompressed) return headers;
  headers.delete('content-length');
  headers.set('content-encoding', 'gzip');
  const etag = headers.get('etag');
  // A strong one would mean the same bytes.
  if (etag !== null && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`);
  return headers;
}

/** https://www.rfc-editor.org/rfc/rfc9110#field.accept-encoding */
export function acceptsGzip(accepted = ''): boolean {
  return accepted.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const isRefused = parameters.some((text) => /^q=0(\.0*)?$/.test(text));
    return (name === 'gzip' || name === '*') && !isRefused;
  });
}
