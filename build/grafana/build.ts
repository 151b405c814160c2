/**
 * `npm run build:grafana`: writes the dashboards and provisioning files for Grafana. Without options into `grafana/`,
 * as the repository has them; `-- --help` says what a deployment may set.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emitFiles } from '../../grafana/files/emit-files.ts';
import { athena } from '../../grafana/sources/athena.ts';
import { redshiftIn } from '../../grafana/sources/redshift.ts';
import { buildHelp, readOptions } from './options.ts';

const home = fileURLToPath(new URL('../../grafana/', import.meta.url));

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') process.stdout.write(buildHelp);
  else write(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

function write({ out, schema, looks }: Exclude<ReturnType<typeof readOptions>, 'help'>): void {
  const files = emitFiles([athena, redshiftIn(schema)], looks);
  for (const [name, text] of Object.entries(files)) {
    const path = join(out ?? home, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`Wrote ${path}`);
  }
}
