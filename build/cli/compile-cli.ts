/**
 * Compiles the command line for its npm package: our own code as plain JavaScript modules, with the
 * SQL inside. Packages stay outside: npm installs them, and audits and licences name them.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { inlineSql } from '../functions/inline-sql.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Writes `main.mjs` and what it loads into `folder`, which is emptied first. The folder has to be
 * directly below the one of package.json, where the compiled files look for it.
 */
export async function compileCli(folder: string): Promise<Metafile> {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['cli/main.ts'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    // What `main.ts` imports while it runs must not be read by a Node that is too old for it.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
    plugins: [inlineSql(true)],
  });
  return metafile;
}
