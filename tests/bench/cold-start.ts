/**
 * Cold start: the time to load a function's bundle in a new process, compared with an empty handler and
 * with the imports of a Python function; and the bundles' sizes. The start of the process, which Lambda
 * does before it loads anything, is not counted.
 */
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundleFunction, functionNames } from '../../build/functions/bundle-functions.ts';
import { loadedAtOnce } from '../support/bundle/loaded-at-once.ts';
import type { BenchRow } from './bench-row.ts';
import type { BenchSetting } from './bench-setting.ts';
import { type Contender, type Medians, sideBySide } from './side-by-side.ts';

const imports = { pandas: 'boto3, pandas, pyarrow', awswrangler: 'awswrangler' };
/** Share of the time to import boto3, pandas and pyarrow. */
const maxShareOfImport = 0.15;
const largestDigest = 1500;
const largest = 3000;

export async function coldStartBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const { folder, python, runs } = setting;
  const empty = await setting.bundle('tests/bench/programs/empty-handler.ts');
  const handlers: Record<string, Contender> = { empty: loading(empty) };
  const bundles: Record<string, Metafile> = {};
  for (const name of functionNames()) {
    bundles[name] = await bundleFunction(name, folder);
    handlers[name] = loading(join(folder, name, 'handler.mjs'));
  }
  if (python !== undefined) handlers['pandas'] = importing(python.python, imports.pandas);
  if (python?.hasAwsWrangler) {
    handlers['awswrangler'] = importing(python.python, imports.awswrangler);
  }
  const found = await sideBySide(handlers, runs);
  return functionNames().flatMap((name) => rowsOf(name, found, bundles[name] as Metafile));
}

function loading(file: string): Contender {
  const script = `const start = performance.now(); await import(${JSON.stringify(file)});
    console.log(performance.now() - start)`;
  return { command: process.execPath, args: ['--input-type=module', '-e', script] };
}

function importing(python: string, modules: string): Contender {
  const script = `import time; start = time.perf_counter()
import ${modules}
print((time.perf_counter() - start) * 1000)`;
  return { command: python, args: ['-c', script] };
}

function rowsOf(
  name: string,
  found: Readonly<Record<string, Medians>>,
  bundle: Metafile,
): readonly BenchRow[] {
  const area = `cold start, ${name}`;
  const limit = { name: 'empty handler', value: milliseconds(found['empty']) };
  const against = (peer: string, goal?: BenchRow['goal']): BenchRow[] => {
    const ours = milliseconds(found[name]);
    const value = milliseconds(found[peer]);
    if (Number.isNaN(value)) return [];
    const what = peer === 'pandas' ? 'load' : `load, against ${peer}`;
    return [{ area, what, unit: 'ms', ours, peer: { name: `import ${peer}`, value }, limit, goal }];
  };
  const isDigest = name === 'daily-digest';
  return [
    ...against('pandas', isDigest ? { of: 'peer', atMost: maxShareOfImport } : undefined),
    ...(isDigest ? against('awswrangler') : []),
    ...sizes(area, bundle, isDigest ? largestDigest : largest),
  ];
}

function milliseconds(medians: Medians | undefined): number {
  return medians?.printed ?? Number.NaN;
}

function sizes(area: string, bundle: Metafile, atMost: number): readonly BenchRow[] {
  const kilobytes = (paths: readonly string[]) =>
    paths.reduce((sum, path) => sum + (bundle.outputs[path]?.bytes ?? 0), 0) / 1000;
  const [all, first] = [Object.keys(bundle.outputs), loadedAtOnce(bundle)];
  return [
    { area, what: 'all files', unit: 'kB', ours: kilobytes(all), goal: { of: 'figure', atMost } },
    { area, what: 'of these loaded first', unit: 'kB', ours: kilobytes(first) },
  ];
}
