/**
 * Cold start: the time to load a function's bundle in a new process, on Lambda's Node and on this one,
 * compared with an empty handler and with the imports of a Python function; and the bundles' sizes. The
 * start of the process, which Lambda does before it loads anything, is not counted.
 */
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundleFunction, functionNames } from '../../../build/functions/bundle-functions.ts';
import { loadedAtOnce } from '../../support/bundle/loaded-at-once.ts';
import type { BenchSetting } from '../bench-setting.ts';
import { type Contender, type Medians, sideBySide } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';
import { lambdaMajor, type NodeRelease, nodeReleases } from './node-releases.ts';

const imports = { pandas: 'boto3, pandas, pyarrow', awswrangler: 'awswrangler' };
/** Share of the time to import boto3, pandas and pyarrow. */
const maxShareOfImport = 0.15;
const maxDigestMilliseconds = 25;
const largestDigest = 1500;
const largest = 3000;
/** A start takes milliseconds, so that many are needed for a good median. */
const minRuns = 21;

export async function coldStartBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const { folder, python, isQuick, runs } = setting;
  const empty = await setting.bundle('tests/bench/programs/empty-handler.ts');
  const bundles = new Map<string, Metafile>();
  for (const name of functionNames()) bundles.set(name, await bundleFunction(name, folder));
  const releases = nodeReleases();
  const handlers: Record<string, Contender> = {};
  for (const release of releases) {
    handlers[keyOf('empty', release)] = loading(empty, release);
    for (const name of bundles.keys()) {
      handlers[keyOf(name, release)] = loading(join(folder, name, 'handler.mjs'), release);
    }
  }
  if (python !== undefined) handlers['pandas'] = importing(python.python, imports.pandas);
  if (python?.hasAwsWrangler) {
    handlers['awswrangler'] = importing(python.python, imports.awswrangler);
  }
  const found = await sideBySide(handlers, isQuick ? runs : Math.max(runs, minRuns));
  return [...bundles].flatMap(([name, bundle]) => [
    ...releases.flatMap((release) => loads(name, release, found)),
    ...sizes(`cold start, ${name}`, bundle, isDigest(name) ? largestDigest : largest),
  ]);
}

const isDigest = (name: string) => name === 'daily-digest';

function keyOf(name: string, { major }: NodeRelease): string {
  return `${name} on Node ${major}`;
}

function loading(file: string, { path }: NodeRelease): Contender {
  const script = `const start = performance.now(); await import(${JSON.stringify(file)});
    console.log(performance.now() - start)`;
  return { command: path, args: ['--input-type=module', '-e', script] };
}

function importing(python: string, modules: string): Contender {
  const script = `import time; start = time.perf_counter()
import ${modules}
print((time.perf_counter() - start) * 1000)`;
  return { command: python, args: ['-c', script] };
}

type Found = Readonly<Record<string, Medians>>;

function loads(name: string, release: NodeRelease, found: Found): readonly BenchRow[] {
  const ours = found[keyOf(name, release)];
  if (ours === undefined) return [];
  const limit = { name: 'empty handler', value: milliseconds(found[keyOf('empty', release)]) };
  const load: BenchRow = {
    area: `cold start, ${name}`,
    what: `load on Node ${release.major}`,
    unit: 'ms',
    ours: ours.printed,
    runs: ours.runs,
    limit,
  };
  const against = (peer: string, goal?: BenchRow['goal']): BenchRow[] => {
    const value = milliseconds(found[peer]);
    if (Number.isNaN(value)) return [];
    const what = `${load.what}, against ${peer}`;
    return [{ ...load, what, limit: undefined, peer: { name: `import ${peer}`, value }, goal }];
  };
  if (!isDigest(name)) return [load, ...against('pandas')];
  const goal = { of: 'figure', atMost: maxDigestMilliseconds } as const;
  return [
    { ...load, goal: release.major === lambdaMajor ? goal : undefined },
    ...against('pandas', { of: 'peer', atMost: maxShareOfImport }),
    ...against('awswrangler'),
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
