/** Whole objects with conditional writes: S3, or a folder. */

export interface StoredObject {
  /** Opaque version of the content, for `ifMatch`. */
  readonly etag: string;
  /** User metadata; keys lower case, values printable ASCII. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly size: number;
}

export interface PutOptions {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  /** Write only if nothing is stored under the key. */
  readonly ifNoneMatch?: '*';
  /** Write only if the stored object still has this etag. */
  readonly ifMatch?: string;
}

/** Thrown by `ObjectStore.put` when `ifMatch` or `ifNoneMatch` does not hold; nothing was written. */
export class PreconditionFailedError extends Error {
  override readonly name = 'PreconditionFailedError';
}

/** Whole objects under slash-separated keys. A put is atomic: readers see the old or the new bytes. */
export interface ObjectStore {
  /** What is stored under the key, without its bytes; undefined when nothing is. */
  head(key: string): Promise<StoredObject | undefined>;
  /** The object and its bytes; undefined when nothing is stored. */
  get(key: string): Promise<(StoredObject & { readonly body: Uint8Array }) | undefined>;
  put(key: string, body: Uint8Array, options?: PutOptions): Promise<StoredObject>;
  /** Where the key lives, for people: an s3:// URI or a file path. */
  locate(key: string): string;
}
