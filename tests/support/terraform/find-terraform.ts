/**
 * Finds what a suite with real Terraform needs: the binary, and the AWS provider either in a mirror on this
 * machine or in the public registry. If one is missing, the suites report that and are skipped.
 */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The binary, and its source of the provider. */
export interface TerraformTools {
  readonly binary: string;
  /** Root of a filesystem mirror; undefined means the public registry. */
  readonly mirror: string | undefined;
}

const provider = join('registry.terraform.io', 'hashicorp', 'aws');
const registry = 'https://registry.terraform.io/.well-known/terraform.json';

/** DIGEST_TEST_TERRAFORM, or the PATH. */
export function findTerraform(): string | undefined {
  const chosen = process.env['DIGEST_TEST_TERRAFORM'];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = chosen ? [chosen] : folders.map((folder) => join(folder, 'terraform'));
  return places.find((path) => existsSync(path));
}

/** DIGEST_TEST_TERRAFORM_MIRROR, or the first usual folder that contains a provider for AWS. */
export function findMirror(): string | undefined {
  const chosen = process.env['DIGEST_TEST_TERRAFORM_MIRROR'];
  const usual = [
    ...foldersIn('/opt'),
    process.env['TF_PLUGIN_CACHE_DIR'] ?? '',
    join(homedir(), '.terraform.d', 'plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
  ];
  return (chosen ? [chosen] : usual).find((root) => root !== '' && holdsProvider(root));
}

/** Usual folders for software that is not a system package. */
function foldersIn(parent: string): string[] {
  if (!existsSync(parent)) return [];
  const entries = readdirSync(parent, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(parent, name));
}

/**
 * The tools, or undefined after one SKIPPED line with the reason. Unlike other suites these may be skipped
 * even if REQUIRE_ALL_SUITES is 1, because no package registry that a build machine must reach has
 * Terraform or its provider.
 */
export async function terraformTools(suite: string): Promise<TerraformTools | undefined> {
  const binary = findTerraform();
  if (binary === undefined) {
    return skip(suite, 'terraform was not found on the PATH; DIGEST_TEST_TERRAFORM may name it');
  }
  const mirror = findMirror();
  if (mirror !== undefined || (await isRegistryReachable())) return { binary, mirror };
  return skip(
    suite,
    'no AWS provider: no mirror of it was found (DIGEST_TEST_TERRAFORM_MIRROR may name one) and ' +
      'the public registry does not answer',
  );
}

function skip(suite: string, reason: string): undefined {
  console.warn(`SKIPPED ${suite}: ${reason}.`);
}

/** Packed (.zip) or unpacked, in the layout of `terraform providers mirror` and package builders. */
function holdsProvider(root: string): boolean {
  const folder = join(root, provider);
  if (!existsSync(folder)) return false;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.some((name) => /terraform-provider-aws_[^/]*$/.test(name));
}

function isRegistryReachable(): Promise<boolean> {
  return fetch(registry, { signal: AbortSignal.timeout(5000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
