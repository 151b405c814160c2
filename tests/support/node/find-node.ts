/**
 * The Node releases on which Lambda runs the functions, which differ from the one that runs the tests: the
 * bundles are loaded and invoked on them if they are installed.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Those of the runtimes that a setting may choose, the default first. */
export const runtimeMajors = [22, 24] as const;
export type RuntimeMajor = (typeof runtimeMajors)[number];

/** DIGEST_TEST_NODE_22 (or _24), what install-node.sh installed, or the Node that runs the tests. */
export function findNode(major: RuntimeMajor): string | undefined {
  const cache = process.env['DIGEST_TEST_CACHE'] ?? join(homedir(), '.cache', 'finops-digest');
  const own = process.versions.node.startsWith(`${major}.`) ? process.execPath : undefined;
  return [
    process.env[`DIGEST_TEST_NODE_${major}`],
    join(cache, 'node', String(major), 'bin', 'node'),
    own,
  ].find((path) => path !== undefined && existsSync(path));
}

/** The reason why there is none, or undefined. Throws it if REQUIRE_ALL_SUITES is 1. */
export function nodeAbsence(suite: string, major: RuntimeMajor): string | undefined {
  if (findNode(major) !== undefined) return undefined;
  const reason = `Node ${major} was not found; tests/support/node/install-node.sh installs it`;
  if (process.env['REQUIRE_ALL_SUITES'] === '1') {
    throw new Error(`REQUIRE_ALL_SUITES is set, but ${reason}.`);
  }
  console.warn(`SKIPPED ${suite}: ${reason}.`);
  return reason;
}

/** The default runtime's Node; if it is not installed, the one that runs the tests. */
export function runtimeNode(): string {
  const [major] = runtimeMajors;
  nodeAbsence(`the functions on Node ${major}, which run on ${process.version} here`, major);
  return findNode(major) ?? process.execPath;
}
