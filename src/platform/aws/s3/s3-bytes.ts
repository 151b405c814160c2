/**
 * Reads an object as a stream that survives broken connections: if one ends early, reading continues at the
 * same byte of the same version. A slow consumer is fine: if S3 closes the connection meanwhile, the rest
 * is requested again.
 */
import { GetObjectCommand, type GetObjectCommandOutput, type S3Client } from '@aws-sdk/client-s3';

export interface ObjectAddress {
  readonly bucket: string;
  readonly key: string;
}

/** Maximum number of connections in a row that break without delivering a byte. */
const patience = 3;

/**
 * Yields every byte of the object of `first`, as many as S3 announced. Throws the SDK's error if the object
 * changed meanwhile or cannot be read further, and an Error if bytes are damaged.
 */
export async function* objectBytes(
  s3: S3Client,
  { bucket, key }: ObjectAddress,
  first: GetObjectCommandOutput,
): AsyncGenerator<Uint8Array> {
  const total = first.ContentLength;
  if (total === undefined) throw new Error('S3 did not report the length of the object');
  let response = first;
  let received = 0;
  for (let failures = 0; ; ) {
    let problem: unknown;
    try {
      for await (const chunk of bodyOf(response)) {
        received += chunk.length;
        failures = 0;
        yield chunk;
      }
    } catch (error) {
      if (isDamage(error)) throw error;
      problem = error;
    }
    if (received === total) return;
    failures += 1;
    if (received > total || failures > patience) throw problem ?? wrongLength(received, total);
    const rest = { Range: `bytes=${received}-`, IfMatch: first.ETag };
    response = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...rest }));
    requireRest(response, received);
  }
}

function bodyOf({ Body }: GetObjectCommandOutput): AsyncIterable<Uint8Array> {
  return (Body ?? []) as AsyncIterable<Uint8Array>;
}

function wrongLength(received: number, total: number): Error {
  return new Error(`the object has ${received} bytes but S3 announced ${total}`);
}

/** Tells whether the failure is damage, which reading further cannot correct. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && /^Checksum mismatch/.test(error.message);
}

function requireRest({ ContentRange }: GetObjectCommandOutput, from: number): void {
  if (from === 0 || ContentRange?.startsWith(`bytes ${from}-`)) return;
  throw new Error(`S3 did not continue at byte ${from} of the object`);
}
