/**
 * Runs cfn-lint over a CloudFormation template: with the schemas of its release, in the given regions,
 * without a network and without the user's settings.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** Where cfn-lint is: DIGEST_TEST_CFN_LINT, what install-cfn-lint.sh installed, or the PATH. */
export function findCfnLint(): string | undefined {
  const cache = process.env['DIGEST_TEST_CACHE'] ?? join(homedir(), '.cache', 'finops-digest');
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [
    process.env['DIGEST_TEST_CFN_LINT'],
    join(cache, 'cfn-lint', 'bin', 'cfn-lint'),
    ...folders.map((folder) => join(folder, 'cfn-lint')),
  ].find((path) => path !== undefined && existsSync(path));
}

/** The reason why linting is not possible here, or undefined. Throws it if REQUIRE_ALL_SUITES is 1. */
export function cfnLintAbsence(suite: string): string | undefined {
  if (findCfnLint() !== undefined) return undefined;
  const reason = 'cfn-lint was not found; tests/support/cfn-lint/install-cfn-lint.sh installs it';
  if (process.env['REQUIRE_ALL_SUITES'] === '1') {
    throw new Error(`REQUIRE_ALL_SUITES is set, but ${reason}.`);
  }
  console.warn(`SKIPPED ${suite}: ${reason}.`);
  return reason;
}

interface Match {
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path?: readonly (string | number)[] };
}

/**
 * Every error, warning and information, one line each: 'E3002 Resources/Dashboard/…: what is wrong'. Throws
 * if cfn-lint failed.
 */
export async function lintTemplate(text: string, regions: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-cfn-lint-'));
  try {
    const file = join(folder, 'template.json');
    writeFileSync(file, text);
    const options = ['--format', 'json', '--include-checks', 'I', '--regions', ...regions];
    const matches = JSON.parse(await outputOf([...options, '--template', file])) as Match[];
    return matches.map(
      ({ Rule, Message, Location }) => `${Rule.Id} ${(Location.Path ?? []).join('/')}: ${Message}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Its exit codes from 2 on say what it found, so only a missing list is a failure. */
async function outputOf(options: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
  const { stdout, stderr } = await promisify(execFile)(findCfnLint() ?? 'cfn-lint', options, {
    env,
    maxBuffer: 64 << 20,
  }).catch((error: { stdout?: string; stderr?: string }) => ({
    stdout: error.stdout ?? '',
    stderr: error.stderr ?? String(error),
  }));
  if (!stdout.trimStart().startsWith('[')) throw new Error(`cfn-lint gave no list: ${stderr}`);
  return stdout;
}
