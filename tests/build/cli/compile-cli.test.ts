/** The compiled command line: our code and SQL, no package, and the check of Node's version first. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { compileCli } from '../../../build/cli/compile-cli.ts';
import { folderForSuite } from '../../support/temp-folder.ts';

const folder = folderForSuite();
const { dependencies } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);
let meta: Metafile;

beforeAll(async () => {
  meta = await compileCli(join(folder(), 'dist-cli'));
});

const imported = () =>
  Object.values(meta.outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ path, external }) => external === true && !path.startsWith('node:'))
    .map(({ path }) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);

test('an installation has every package that it imports', () => {
  const needed = new Set([...imported(), '@duckdb/node-api']);
  expect(needed.size).toBeGreaterThan(9);
  for (const name of needed) expect(dependencies, name).toHaveProperty([name]);
});

test('and no package of the infrastructure, which only a clone needs', () => {
  for (const name of ['cdktf', 'constructs', '@cdktf/provider-aws', 'tsx', 'esbuild', 'mjml']) {
    expect(dependencies, name).not.toHaveProperty([name]);
  }
});

test('it contains the command line and what it runs, but no code for deployment or tests', () => {
  const sources = Object.keys(meta.inputs);
  expect(sources).toContain('functions/daily-digest/daily-digest.ts');
  expect(sources.filter((path) => !/^(cli|functions|src)\//.test(path))).toEqual([]);
  expect(sources.filter((path) => /^build\/|handler\.ts$/.test(path))).toEqual([]);
});

/** Files that are loaded before the first `import()` in a compiled file: our own sources and packages. */
function readAtOnce(file: string) {
  const paths = new Set(Object.keys(meta.outputs).filter((path) => basename(path) === file));
  for (const path of paths) {
    for (const { path: target, kind } of meta.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && target in meta.outputs) paths.add(target);
    }
  }
  return [...paths].flatMap((path) => Object.keys(meta.outputs[path]?.inputs ?? {})).sort();
}

test('only the check itself is loaded before Node’s version is checked', () => {
  expect(readAtOnce('main.mjs')).toEqual([
    'cli/main.ts',
    'cli/node-version.ts',
    'cli/package-json.ts',
    'cli/require-node.ts',
  ]);
});

test('help and version load no command', () => {
  const entry = Object.entries(meta.outputs).find(
    ([, { entryPoint }]) => entryPoint === 'cli/finops-digest.ts',
  );
  expect(readAtOnce(basename(entry?.[0] ?? ''))).toEqual([
    'cli/command-name.ts',
    'cli/finops-digest.ts',
    'cli/help.ts',
    'cli/package-json.ts',
    'src/domain/input/input-error.ts',
  ]);
});
