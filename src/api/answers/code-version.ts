/**
 * A fingerprint of the code that makes answers, so that no release answers what an earlier one kept. The build replaces
 * this module by the hash of the bundle (`build/functions/code-version.ts`); run from the sources, it is their hash.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

let known: string | undefined;

/** 32 hexadecimal characters. */
export function codeVersion(): string {
  known ??= hashOfFiles(sourceFiles());
  return known;
}

/** Everything that answers are made by: our code, its SQL, and the releases of packages. */
function sourceFiles(): readonly string[] {
  const below = (folder: string) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|sql)$/.test(name))
      .map((name) => `${folder}/${name}`);
  const manifests = ['package.json', 'package-lock.json'].filter((name) => existsSync(root + name));
  return [...below('src'), ...below('sql'), ...manifests].sort();
}

function hashOfFiles(names: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`).update(readFileSync(root + name));
  return hash.digest('hex').slice(0, 32);
}
