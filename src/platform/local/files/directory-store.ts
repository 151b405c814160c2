/**
 * The object store as a directory tree: one file per key, with its metadata next to the tree under
 * `.objects/`. Puts are atomic (written to a temporary file, then renamed), and conditional puts also work
 * between processes. Files are read and written synchronously, because Node's thread pool takes longer than
 * the disk.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

const sidecarFile = z.object({ etag: z.string(), metadata: z.record(z.string(), z.string()) });

type ObjectWithBody = StoredObject & { readonly body: Uint8Array };

/** Objects under `root`, which is created at the first write. ETags are the SHA-256 of the content. */
export class DirectoryStore implements ObjectStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = resolve(root);
  }

  async head(key: string): Promise<StoredObject | undefined> {
    const object = await this.get(key);
    return object && { etag: object.etag, metadata: object.metadata, size: object.size };
  }

  async get(key: string): Promise<ObjectWithBody | undefined> {
    const body = readIfPresent(this.locate(key));
    if (body === undefined) return undefined;
    const etag = etagOf(body);
    return { body, etag, size: body.length, metadata: await this.#metadataOf(key, etag) };
  }

  async put(key: string, body: Uint8Array, options: PutOptions = {}): Promise<StoredObject> {
    const path = this.locate(key);
    const write = async () => {
      await this.#requirePrecondition(key, options);
      const object = { etag: etagOf(body), metadata: options.metadata ?? {}, size: body.length };
      replaceFile(path, body);
      replaceFile(this.#sidecar(key), JSON.stringify(object));
      return object;
    };
    return withFileLock(`${this.#sidecar(key)}.lock`, write).catch((error: unknown) => {
      throw asSentence(error, `${path} could not be written`);
    });
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

  /** Metadata written for exactly this content; empty if a crash left it behind or incomplete. */
  async #metadataOf(key: string, etag: string): Promise<Readonly<Record<string, string>>> {
    const text = readIfPresent(this.#sidecar(key));
    try {
      const stored = sidecarFile.parse(JSON.parse(text?.toString('utf8') ?? ''));
      return stored.etag === etag ? stored.metadata : {};
    } catch {
      return {};
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

function readIfPresent(path: string): Buffer | undefined {
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
