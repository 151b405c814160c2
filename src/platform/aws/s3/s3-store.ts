/**
 * The object store over S3: strongly consistent, with atomic puts that can be conditional. If the answer to
 * a put was lost, the SDK's retry meets the object that the put has already written, and this store
 * recognizes it. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import {
  type ObjectStore,
  PreconditionFailedError,
  type PutOptions,
  type StoredObject,
} from '../../../ports/object-store.ts';
import { awsError, failureKindOf, statusOf } from '../client/aws-errors.ts';
import { objectBytes } from './s3-bytes.ts';

/** Metadata that distinguishes two puts of the same content; it is not part of what the store returns. */
const writeIdKey = 'write-id';

/** S3 answers 409 while another conditional write of the same key is running. */
const conflictPauses = [100, 300, 900];

const withoutListing =
  "Allow s3:GetObject and s3:PutObject on the bucket's objects, and s3:ListBucket on the bucket: " +
  'without it S3 answers 403 even if the object does not exist.';

/** Objects of one bucket. ETags are S3's, quotes included. */
export class S3Store implements ObjectStore {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async head(key: string): Promise<StoredObject | undefined> {
    const found = await this.#head(key);
    return found && storedObject(found);
  }

  async get(key: string): Promise<(StoredObject & { readonly body: Uint8Array }) | undefined> {
    try {
      const address = { bucket: this.#bucket, key };
      const found = await this.#s3.send(new GetObjectCommand(this.#at(key)));
      const chunks: Uint8Array[] = [];
      for await (const chunk of objectBytes(this.#s3, address, found)) chunks.push(chunk);
      return { ...storedObject(found), body: Buffer.concat(chunks) };
    } catch (error) {
      // A missing bucket also answers 404, but must not look like a missing object.
      if (error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name))
        return undefined;
      throw this.#failure('read', key, error);
    }
  }

  async put(key: string, body: Uint8Array, options: PutOptions = {}): Promise<StoredObject> {
    const writeId = randomUUID();
    try {
      const etag = await this.#write(key, body, options, writeId);
      return { etag, metadata: options.metadata ?? {}, size: body.length };
    } catch (error) {
      if (!isPreconditionProblem(error, options)) throw this.#failure('write', key, error);
      const stored = await this.#head(key);
      if (stored?.Metadata?.[writeIdKey] === writeId) return storedObject(stored);
      throw new PreconditionFailedError(`${this.locate(key)} was changed by another run`, {
        cause: error,
      });
    }
  }

  locate(key: string): string {
    return `s3://${this.#bucket}/${key}`;
  }

  async #head(key: string): Promise<HeadObjectCommandOutput | undefined> {
    try {
      return await this.#s3.send(new HeadObjectCommand(this.#at(key)));
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw this.#failure('check', key, error);
    }
  }

  async #write(key: string, body: Uint8Array, options: PutOptions, writeId: string) {
    const command = new PutObjectCommand({
      ...this.#at(key),
      Body: body,
      Metadata: { ...options.metadata, [writeIdKey]: writeId },
      ContentType: options.contentType,
      IfMatch: options.ifMatch,
      IfNoneMatch: options.ifNoneMatch,
    });
    for (const pause of conflictPauses) {
      try {
        return etagOf(await this.#s3.send(command));
      } catch (error) {
        if (statusOf(error) !== 409) throw error;
        await sleep(pause);
      }
    }
    return etagOf(await this.#s3.send(command));
  }

  #at(key: string) {
    return { Bucket: this.#bucket, Key: key };
  }

  #failure(verb: string, key: string, error: unknown): Error {
    const isDenied = failureKindOf(error) === 'denied';
    const step = `S3 could not ${verb} ${this.locate(key)}`;
    return awsError({ step, error, advice: isDenied ? withoutListing : undefined });
  }
}

/** With If-Match, S3 answers 404 when the object is gone. */
function isPreconditionProblem(error: unknown, { ifMatch, ifNoneMatch }: PutOptions): boolean {
  const status = statusOf(error);
  if (ifMatch !== undefined && error instanceof Error && error.name === 'NoSuchKey') return true;
  return (ifMatch ?? ifNoneMatch) !== undefined && (status === 412 || status === 409);
}

function storedObject(found: HeadObjectCommandOutput | GetObjectCommandOutput): StoredObject {
  const { [writeIdKey]: _, ...metadata } = found.Metadata ?? {};
  return { etag: etagOf(found), metadata, size: found.ContentLength ?? 0 };
}

function etagOf({ ETag }: { readonly ETag?: string | undefined }): string {
  if (ETag === undefined) throw new SyntaxError('the answer has no ETag');
  return ETag;
}
