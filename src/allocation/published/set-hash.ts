/** The name of a set of rules: the hash of its files. */
import { createHash } from 'node:crypto';
import type { SetTexts } from '../rules/set-files.ts';
import { fileNameOf, setFileNames } from './set-files-in-store.ts';

/**
 * SHA-256, in hex, of the names and texts as JSON, so that no text can imitate another file. An absent
 * file differs from an empty one.
 */
export function setHash(texts: SetTexts): string {
  const named = setFileNames.map((name) => [fileNameOf(name), texts[name]]);
  return createHash('sha256').update(JSON.stringify(named)).digest('hex');
}

export function isSetHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
