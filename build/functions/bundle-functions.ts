/**
 * Bundles the Lambda functions: `npm run build`. One folder each under `dist/`, self-contained ES
 * modules with the AWS SDK inside, split so that rarely used clients load only when they are used.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { inlineSql } from './inline-sql.ts';
import { stubPackages } from './stub-packages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every function: a folder of `functions/` with a handler. */
export function functionNames(): string[] {
  const folders = readdirSync(join(root, 'functions'));
  return folders.filter((name) => existsSync(join(root, 'functions', name, 'handler.ts'))).sort();
}

/** Builds one function into `<outDir>/<name>/handler.mjs` and tells what went in. */
export function bundleFunction(name: string, outDir: string): Promise<Metafile> {
  return bundleModule(join('functions', name, 'handler.ts'), join(outDir, name));
}

/**
 * Builds a module, named from the root of the repository, into `folder`, which is emptied first.
 * Packages in `besides`, such as DuckDB, stay outside and are looked for when the bundle runs; then
 * the SQL that only DuckDB needs is inside.
 */
export async function bundleModule(
  module: string,
  folder: string,
  besides: readonly string[] = [],
): Promise<Metafile> {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: [join(root, module)],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    external: [...besides],
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Packages' ES modules: without them, whole CommonJS trees come along.
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [inlineSql(besides.length > 0), modelBeside, stubPackages],
    loader: { '.wasm': 'file' },
    // CommonJS packages inside an ES module still ask for Node's own modules.
    banner: {
      js: "import{createRequire as digestCreateRequire}from'node:module';const require=digestCreateRequire(import.meta.url);",
    },
  });
  return metafile;
}

/** Replaces the room that reads the forecasting model from its package by one that reads a copy. */
const modelBeside: Plugin = {
  name: 'model-beside',
  setup: ({ onLoad }) => {
    onLoad({ filter: /src\/forecast\/model-bytes\.ts$/ }, ({ path }) => ({
      loader: 'js',
      resolveDir: dirname(path),
      contents: `import { readFileSync } from 'node:fs';
        import file from ${JSON.stringify(modelFile())};
        export const modelBytes = () => readFileSync(new URL(file, import.meta.url));`,
    }));
  },
};

function modelFile(): string {
  const entry = createRequire(import.meta.url).resolve('@bsull/augurs/mstl');
  return entry.replace(/\.js$/, '_bg.wasm');
}
