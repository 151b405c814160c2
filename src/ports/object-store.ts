/** The port to an object store with conditional writes: S3, or a folder. */

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

/** Thrown by `ObjectStore.put` when `ifMatch` or `ifNoneMatch` is not met; nothing was written. */
export class PreconditionFailedError extends Error {
  override readonly name = 'PreconditionFailedError';
}

/** Objects with slash-separated keys. A put is atomic: readers see either the old or the new bytes. */
export interface ObjectStore {
  /** The object without its bytes; undefined when nothing is stored. */
  head(key: string): Promise<StoredObject | undefined>;
  /** The object and its bytes; undefined when nothing is stored. */
  get(key: string): Promise<(StoredObject & { readonly body: Uint8Array }) | undefined>;
  put(key: string, body: Uint8Array, options?: PutOptions): Promise<StoredObject>;
  /** The key's location as shown in messages: an s3:// URI or a file path. */
  locate(key: string): string;
}
