/**
 * Writes into a bundle the hash of its own files, which kept answers are found by (`src/api/answers/code-version.ts`).
 * The same sources give the same hash; a bundle whose code does not ask for it is left as it is.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** As long as the hash, so that the sizes in the metafile stay true. */
const placeholder = 'hash-of-this-bundle-written-here';
const hashLength = placeholder.length;

/** An esbuild plugin. `root`: what the paths of the metafile begin at. It needs the metafile. */
export const codeVersion = (root: string): Plugin => ({
  name: 'code-version',
  setup: ({ onLoad, onEnd }) => {
    onLoad({ filter: /src\/api\/answers\/code-version\.ts$/ }, () => ({
      loader: 'js',
      contents: `export const codeVersion=()=>${JSON.stringify(placeholder)};`,
    }));
    onEnd(({ metafile }) => {
      if (metafile !== undefined) writeHash(metafile, root);
    });
  },
});

function writeHash({ outputs }: Metafile, root: string): void {
  const files = Object.keys(outputs)
    .map((path) => resolve(root, path))
    .sort();
  const asking = files.filter((file) => readFileSync(file).includes(placeholder));
  if (asking.length === 0) return;
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${basename(file)}\0`).update(readFileSync(file));
  const version = hash.digest('hex').slice(0, hashLength);
  for (const file of asking) {
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(placeholder, version));
  }
}
