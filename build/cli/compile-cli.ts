/**
 * Compiles the command line for its npm package: our own code as plain JavaScript modules, with the SQL
 * inlined. Dependencies are not bundled: npm installs them, and audits and licenses name them.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { codeVersion } from '../functions/code-version.ts';
import { inlineSql } from '../functions/inline-sql.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Writes `main.mjs` and the files that it loads into `folder`, which is emptied first. The folder must be
 * directly below the folder of package.json, where the compiled files look for it.
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
    // Files that `main.ts` imports at run time must not be read by a Node version that is too old for them.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
    plugins: [inlineSql(true), codeVersion(root)],
  });
  return metafile;
}
