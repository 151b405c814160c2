/** The Python of the peers, as `tests/support/python/install-bench-python.sh` installs it. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const installer = fileURLToPath(
  new URL('../../support/python/install-bench-python.sh', import.meta.url),
);

const packages = ['pandas', 'pyarrow', 'polars', 'duckdb', 'boto3'];

export interface PythonPeer {
  readonly python: string;
  /** 'pandas 3.1.1, pyarrow 25.0.1, …'. */
  readonly versions: string;
  readonly hasAwsWrangler: boolean;
}

/** Undefined, with a line on standard error, if it can be neither found nor installed. */
export function findPythonPeer(): PythonPeer | undefined {
  const cache = process.env['DIGEST_TEST_CACHE'] ?? join(homedir(), '.cache', 'finops-digest');
  const python = join(cache, 'bench-python', 'bin', 'python');
  try {
    execFileSync('bash', [installer], { stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    process.stderr.write('No Python with pandas could be installed; its column stays empty.\n');
  }
  if (!existsSync(python)) return undefined;
  return {
    python,
    versions: packages.map((name) => versionOf(python, name)).join(', '),
    hasAwsWrangler: versionOf(python, 'awswrangler') !== '',
  };
}

function versionOf(python: string, name: string): string {
  const script = `from importlib.metadata import version; print('${name}', version('${name}'))`;
  try {
    return execFileSync(python, ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return '';
  }
}

/** Path of a peer's script. */
export function peerScript(name: string): string {
  return fileURLToPath(new URL(`../peers/${name}`, import.meta.url));
}
