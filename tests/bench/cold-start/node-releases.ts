/** The Node releases on which the functions' start is measured: this one, and Lambda's. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findNode, runtimeMajors } from '../../support/node/find-node.ts';

export interface NodeRelease {
  readonly major: number;
  /** Path of the binary. */
  readonly path: string;
}

/** The release that runs the functions by default. */
export const [lambdaMajor] = runtimeMajors;

const installer = fileURLToPath(new URL('../../support/node/install-node.sh', import.meta.url));

/** Installs Lambda's release if it is missing; says so if that fails. */
export function nodeReleases(): readonly NodeRelease[] {
  const own = { major: Number.parseInt(process.versions.node, 10), path: process.execPath };
  if (own.major === lambdaMajor) return [own];
  const path = findNode(lambdaMajor) ?? installed();
  return path === undefined ? [own] : [{ major: lambdaMajor, path }, own];
}

function installed(): string | undefined {
  try {
    execFileSync('bash', [installer], { stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    process.stderr.write(
      `SKIPPED: Node ${lambdaMajor} could not be installed; its rows are missing.\n`,
    );
  }
  return findNode(lambdaMajor);
}
