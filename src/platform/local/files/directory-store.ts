/**
 * The object store as a directory tree: one file per key, with its metadata, if it has any, next to the tree
 * under `.objects/`. Puts are atomic (written to a temporary file, then renamed), and conditional puts also work
 * between processes. Files are read and written synchronously, because Node's thread pool takes longer than
 * the disk.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  type BigIntStats,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import * as z from 'zod/mini';
import {
  type ObjectStore,
  PreconditionFailedError,
  type PutOptions,
  type StoredObject,
} from '../../../ports/object-store.ts';
import { withFileLock } from './file-lock.ts';
import { makeFolder } from './make-folder.ts';

const sidecarFile = z.object({
  etag: z.string(),
  metadata: z.record(z.string(), z.string()),
  /** The stamp of the file when it was written; earlier versions did not write it. */
  stamp: z.optional(z.string()),
});

type Sidecar = z.infer<typeof sidecarFile>;

type ObjectWithBody = StoredObject & { readonly body: Uint8Array };

/** Objects under `root`, which is created at the first write. ETags are the SHA-256 of the content. */
export class DirectoryStore implements ObjectStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = resolve(root);
  }

  /**
   * Does not read the content of a file that still has the size and the time of its last write. A caller
   * that must be sure of the content calls `get`.
   */
  async head(key: string): Promise<StoredObject | undefined> {
    const found = statIfPresent(this.locate(key));
    if (found === undefined) return undefined;
    const sidecar = this.#readSidecar(key);
    if (sidecar?.stamp === stampOf(found)) {
      return { etag: sidecar.etag, metadata: sidecar.metadata, size: Number(found.size) };
    }
    const object = await this.get(key);
    return object && { etag: object.etag, metadata: object.metadata, size: object.size };
  }

  async get(key: string): Promise<ObjectWithBody | undefined> {
    const body = readIfPresent(this.locate(key));
    if (body === undefined) return undefined;
    const etag = etagOf(body);
    const sidecar = this.#readSidecar(key);
    const metadata = sidecar?.etag === etag ? sidecar.metadata : {};
    return { body, etag, size: body.length, metadata };
  }

  async put(key: string, body: Uint8Array, options: PutOptions = {}): Promise<StoredObject> {
    const path = this.locate(key);
    const write = async () => {
      await this.#requirePrecondition(key, options);
      const object = { etag: etagOf(body), metadata: options.metadata ?? {}, size: body.length };
      replaceFile(path, body);
      this.#writeSidecar(key, object);
      return object;
    };
    return withFileLock(`${this.#sidecar(key)}.lock`, write).catch((error: unknown) => {
      throw asSentence(error, `${path} could not be written`);
    });
  }

  /** Changes whenever the file under the key changes; undefined where there is no file. */
  stampOf(key: string): string | undefined {
    const found = statIfPresent(this.locate(key));
    return found && stampOf(found);
  }

  locate(key: string): string {
    const path = resolve(this.#root, key);
    if (!path.startsWith(this.#root + sep)) throw new Error(`the key '${key}' leaves the store`);
    return path;
  }

  #sidecar(key: string): string {
    this.locate(key);
    return join(this.#root, '.objects', `${key}.json`);
  }

  /** An object without metadata, such as a receipt, has no sidecar: a run may write thousands of them. */
  #writeSidecar(key: string, object: StoredObject): void {
    const sidecar = this.#sidecar(key);
    if (Object.keys(object.metadata).length === 0) {
      rmSync(sidecar, { force: true });
      return;
    }
    const written = statIfPresent(this.locate(key));
    const stamp = written === undefined ? {} : { stamp: stampOf(written) };
    replaceFile(sidecar, JSON.stringify({ ...object, ...stamp }));
  }

  /** What the last write stored beside the object; undefined if a crash left it absent or incomplete. */
  #readSidecar(key: string): Sidecar | undefined {
    const text = readIfPresent(this.#sidecar(key));
    try {
      return sidecarFile.parse(JSON.parse(text?.toString('utf8') ?? ''));
    } catch {
      return undefined;
    }
  }

  async #requirePrecondition(key: string, { ifMatch, ifNoneMatch }: PutOptions): Promise<void> {
    if (ifMatch === undefined && ifNoneMatch === undefined) return;
    const etag = (await this.head(key))?.etag;
    if (ifNoneMatch !== undefined ? etag !== undefined : etag !== ifMatch) {
      throw new PreconditionFailedError(`${this.locate(key)} was changed by another run`);
    }
  }
}

function etagOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

/** The time is in nanoseconds, so that a second write directly after the first changes the stamp. */
function stampOf({ ino, size, mtimeNs }: BigIntStats): string {
  return `${ino} ${size} ${mtimeNs}`;
}

function statIfPresent(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch (error) {
    throw asSentence(error, `${path} cannot be read`);
  }
}

function readIfPresent(path: string): Buffer | undefined {
  // Every mail looks for many receipts that do not exist, and an error takes longer than a look.
  if (statIfPresent(path) === undefined) return undefined;
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw asSentence(error, `${path} cannot be read`);
  }
}

/** Turns an error of the operating system into a sentence; returns any other error unchanged. */
function asSentence(error: unknown, what: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return error;
  const advice = 'check permissions, disk space and existing files there, and run again.';
  return new Error(`${what} (${code}): ${advice}`, { cause: error });
}

function replaceFile(path: string, content: string | Uint8Array): void {
  const aside = `${path}.${randomUUID()}.tmp`;
  makeFolder(dirname(path));
  try {
    writeFileSync(aside, content);
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}
