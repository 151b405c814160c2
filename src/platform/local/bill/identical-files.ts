/**
 * Finds files with the same bytes. No export writes one part of a delivery twice, so such a pair in one
 * manifest means that a file was overwritten with another one.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { BillFile } from './bill-tree.ts';

/** Tells whether two of the files have equal bytes. Reads only files that share their size with another. */
export async function haveIdenticalFiles(files: readonly BillFile[]): Promise<boolean> {
  const ofSize = new Map<number, BillFile[]>();
  for (const file of files) ofSize.set(file.bytes, [...(ofSize.get(file.bytes) ?? []), file]);
  for (const candidates of ofSize.values()) {
    if (candidates.length < 2) continue;
    const hashes = new Set<string>();
    for (const { path } of candidates) hashes.add(await hashOf(path));
    if (hashes.size < candidates.length) return true;
  }
  return false;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
