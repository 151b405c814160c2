/**
 * Runs checkov, a scanner of infrastructure for known weaknesses, over Terraform plans: only its built-in
 * checks, without its platform and without a network.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** One check that one resource does not pass. */
export interface Finding {
  /** Name of the plan's file. */
  readonly plan: string;
  /** Such as 'CKV_AWS_18'. */
  readonly check: string;
  /** The resource's address in Terraform. */
  readonly resource: string;
}

export interface Scan {
  readonly passed: number;
  /** Number of resources read from the plans: zero means that checkov understood nothing. */
  readonly resources: number;
  readonly findings: readonly Finding[];
}

/** Where checkov is: DIGEST_TEST_CHECKOV, what install-checkov.sh installed, or the PATH. */
export function findCheckov(): string | undefined {
  const cache = process.env['DIGEST_TEST_CACHE'] ?? join(homedir(), '.cache', 'finops-digest');
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [
    process.env['DIGEST_TEST_CHECKOV'],
    join(cache, 'checkov', 'bin', 'checkov'),
    ...folders.map((folder) => join(folder, 'checkov')),
  ].find((path) => path !== undefined && existsSync(path));
}

/** The reason why no scan is possible here, or undefined. Throws it if REQUIRE_ALL_SUITES is 1. */
export function checkovAbsence(suite: string): string | undefined {
  if (findCheckov() !== undefined) return undefined;
  const reason = 'checkov was not found; tests/support/checkov/install-checkov.sh installs it';
  if (process.env['REQUIRE_ALL_SUITES'] === '1') {
    throw new Error(`REQUIRE_ALL_SUITES is set, but ${reason}.`);
  }
  console.warn(`SKIPPED ${suite}: ${reason}.`);
  return reason;
}

interface Report {
  readonly summary: {
    readonly passed: number;
    readonly parsing_errors: number;
    readonly resource_count: number;
  };
  readonly results: { readonly failed_checks: readonly FailedCheck[] };
}

/** Its report if it found nothing to check, not even a plan. */
interface Nothing {
  readonly summary?: undefined;
  readonly results?: undefined;
}

interface FailedCheck {
  readonly check_id: string;
  readonly resource: string;
  readonly file_path: string;
}

/** Scans plans in the format of `terraform show -json`. Throws if checkov could not read one. */
export async function scanPlans(files: readonly string[]): Promise<Scan> {
  const options = ['--framework', 'terraform_plan', '--skip-download', '--compact', '--soft-fail'];
  const { stdout } = await promisify(execFile)(
    findCheckov() ?? 'checkov',
    [...options, '--output', 'json', ...files.flatMap((file) => ['--file', file])],
    { env: isolated(), maxBuffer: 64 << 20 },
  );
  const { summary, results } = JSON.parse(stdout) as Report | Nothing;
  if (summary === undefined || summary.parsing_errors > 0) {
    throw new Error(`checkov could not read ${files.join(', ')}`);
  }
  const findings = results.failed_checks.map((one) => ({
    plan: basename(one.file_path),
    check: one.check_id,
    resource: one.resource,
  }));
  return { passed: summary.passed, resources: summary.resource_count, findings };
}

/** A proxy address without a listener, and no settings or key of the user who runs the tests. */
function isolated(): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: '/nonexistent',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    ANSI_COLORS_DISABLED: '1',
    LOG_LEVEL: 'ERROR',
  };
}
