/** The input of every benchmark in the table: how thorough to be, a folder, the peer, a bundler. */
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleModule } from '../../build/functions/bundle-functions.ts';
import type { PythonPeer } from './processes/python-peer.ts';

export interface BenchSetting {
  /** Fewer runs on less data: shows that everything works, not how fast. */
  readonly isQuick: boolean;
  /** Measured runs of each process, after one that is not measured. */
  readonly runs: number;
  /** A temporary folder; each benchmark removes its own files from it. */
  readonly folder: string;
  readonly python: PythonPeer | undefined;
  /** Bundles a program like the functions, so that no transpiling is measured; returns its path. */
  readonly bundle: (module: string) => Promise<string>;
  /** The output of `vitest run --reporter=json --outputFile`. */
  readonly vitestJson?: string | undefined;
}

/** Inside `node_modules/`, from where a bundle still finds DuckDB, which has native code. */
const bundles = fileURLToPath(
  new URL('../../node_modules/.cache/finops-digest-bench/', import.meta.url),
);

export async function bundleProgram(module: string): Promise<string> {
  const name = basename(module, '.ts');
  const folder = join(bundles, name);
  await bundleModule(module, folder, ['@duckdb/node-api', 'playwright-core']);
  return join(folder, `${name}.mjs`);
}

/** Removes what `bundleProgram` made. */
export function discardPrograms(): void {
  rmSync(dirname(join(bundles, 'any')), { recursive: true, force: true });
}
