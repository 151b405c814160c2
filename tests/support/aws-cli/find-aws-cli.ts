/** Finds the AWS command line that the runbooks' tests use. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** DIGEST_TEST_AWS_CLI, what install-aws-cli.sh installed, or the PATH. */
export function findAwsCli(): string | undefined {
  const cache = process.env['DIGEST_TEST_CACHE'] ?? join(homedir(), '.cache', 'finops-digest');
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [
    process.env['DIGEST_TEST_AWS_CLI'],
    join(cache, 'aws-cli', 'bin', 'aws'),
    ...folders.map((folder) => join(folder, 'aws')),
  ].find((path) => path !== undefined && existsSync(path));
}

/** The reason why there is none, or undefined. Throws it if REQUIRE_ALL_SUITES is 1. */
export function awsCliAbsence(suite: string): string | undefined {
  if (findAwsCli() !== undefined) return undefined;
  const reason = 'aws was not found; tests/support/aws-cli/install-aws-cli.sh installs it';
  if (process.env['REQUIRE_ALL_SUITES'] === '1') {
    throw new Error(`REQUIRE_ALL_SUITES is set, but ${reason}.`);
  }
  console.warn(`SKIPPED ${suite}: ${reason}.`);
  return reason;
}
