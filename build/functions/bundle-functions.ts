/**
 * Bundles the Lambda functions: `npm run build`. Each function gets a folder under `dist/` with
 * self-contained ES modules that include the AWS SDK, split so that rarely used clients load only when they
 * are used.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { codeVersion } from './code-version.ts';
import { inlineSql } from './inline-sql.ts';
import { lighterImports } from './lighter-imports.ts';
import { stubPackages } from './stub-packages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * CommonJS packages inside an ES module still require Node's built-in modules. The function that does it is
 * made at its first call, because every file of a bundle begins with these lines, and few ever call it.
 */
const requireBanner = `let digestRequire;const require=name=>
(digestRequire??=process.getBuiltinModule('node:module').createRequire(import.meta.url))(name);`;

/** The names of all functions: the folders of `functions/` with a handler. */
export function functionNames(): string[] {
  const folders = readdirSync(join(root, 'functions'));
  return folders.filter((name) => existsSync(join(root, 'functions', name, 'handler.ts'))).sort();
}

/** Builds one function into `<outDir>/<name>/handler.mjs` and returns what the bundle contains. */
export function bundleFunction(name: string, outDir: string): Promise<Metafile> {
  return bundleModule(join('functions', name, 'handler.ts'), join(outDir, name));
}

/**
 * Builds a module, named by its path in the repository, into `folder`, which is emptied first. Packages in
 * `besides`, such as DuckDB, are not bundled but loaded at run time; in that case the SQL that only DuckDB
 * needs is included.
 */
export async function bundleModule(
  module: string,
  folder: string,
  externalPackages: readonly string[] = [],
): Promise<Metafile> {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, module)],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    external: [...externalPackages],
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Prefers the packages' ES modules: without them, complete trees of CommonJS modules are bundled.
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [
      inlineSql(externalPackages.length > 0),
      codeVersion(root),
      lighterImports,
      stubPackages,
    ],
    banner: { js: requireBanner },
  });
  return metafile;
}
