/**
 * Finds the Trino server and a Java runtime for it, as install-trino.sh installs them, or says what is
 * missing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface TrinoInstallation {
  /** Folder with `lib/` and `plugin/hive/`. */
  readonly server: string;
  /** A Java home: JAVA_VERSION 24 or newer in its `release` file. */
  readonly java: string;
  /** Whether this Java has the module with which Trino decodes Parquet in vectors. */
  readonly hasVectors: boolean;
}

const release = '476';
const installer = 'tests/support/trino/install-trino.sh';

/** The installation, or the reason why there is none. */
export function findTrino(): TrinoInstallation | string {
  const cache = process.env['DIGEST_TEST_CACHE'] ?? join(homedir(), '.cache', 'finops-digest');
  const server = join(cache, 'trino', `server-${release}`);
  if (!existsSync(join(server, 'plugin', 'hive'))) {
    return `Trino ${release} was not found; ${installer} installs it`;
  }
  const java = findJava();
  if (java === '') return `no Java 24 or newer was found; ${installer} brings one`;
  const modules = readFileSync(join(java, 'release'), 'utf8');
  return { server, java, hasVectors: modules.includes('jdk.incubator.vector') };
}

function findJava(): string {
  const script = fileURLToPath(new URL('find-java.sh', import.meta.url));
  return execFileSync('bash', [script], { encoding: 'utf8' }).trim();
}
