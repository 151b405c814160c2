/**
 * Copies of objects on disk, one per bucket, key and ETag, so that DuckDB can read them. A replaced object
 * is fetched again; the copies are deleted when the server stops.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ListedObject, MotoObjects } from '../moto-objects.ts';

export class ObjectCache {
  readonly #objects: MotoObjects;
  readonly #folder = mkdtempSync(join(tmpdir(), 'finops-digest-athena-objects-'));
  readonly #fetching = new Map<string, Promise<string>>();

  constructor(objects: MotoObjects) {
    this.#objects = objects;
  }

  /** The path of a copy of the listed object, which queries beside each other fetch once. */
  async fetch(object: ListedObject): Promise<string> {
    const { bucket, key, etag } = object;
    const name = createHash('sha256').update(`${bucket}/${key} ${etag}`).digest('hex').slice(0, 32);
    const path = join(this.#folder, `${name}.parquet`);
    if (existsSync(path)) return path;
    const fetching = this.#fetching.get(path) ?? this.#write(object, path);
    this.#fetching.set(path, fetching);
    return fetching.finally(() => this.#fetching.delete(path));
  }

  async #write(object: ListedObject, path: string): Promise<string> {
    const unfinished = `${path}.unfinished`;
    writeFileSync(unfinished, await this.#objects.get(object));
    renameSync(unfinished, path);
    return path;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
