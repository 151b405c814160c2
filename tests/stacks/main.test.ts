/** Synthesis as a whole: three stacks an environment, and nothing written for wrong settings. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleFunction, functionNames } from '../../functions/bundling/bundle-functions.ts';
import { synthesize } from '../../stacks/main.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { givenSettings } from './given-settings.ts';

/** Where `npm run build` puts what the stacks ship. */
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

describe('synthesize', () => {
  beforeAll(async () => {
    for (const name of functionNames()) await bundleFunction(name, dist);
  });

  test('writes the JSON of three stacks and counts their resources', () => {
    const outdir = join(tempFolder(), 'cdktf.out');
    const stacks = synthesize(givenSettings, outdir);
    expect(stacks.map(({ name }) => name)).toEqual(['foundation', 'digest', 'dashboard']);
    for (const { file, name } of stacks) {
      expect(file).toBe(join(outdir, 'stacks', name, 'cdk.tf.json'));
      expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('terraform');
    }
    expect(stacks[0]?.resources).toBe(22);
    expect(stacks[1]?.resources).toBeGreaterThan(20);
  });

  test('puts several environments side by side', () => {
    const outdir = join(tempFolder(), 'cdktf.out');
    const { environment: _, ...unnamed } = givenSettings;
    synthesize({ test: unnamed, prod: unnamed }, outdir);
    expect(readdirSync(join(outdir, 'stacks')).sort()).toEqual(
      ['test', 'prod']
        .flatMap((name) => ['foundation', 'digest', 'dashboard'].map((stack) => `${name}-${stack}`))
        .sort(),
    );
  });

  test('refuses wrong settings before it writes anything', () => {
    const outdir = join(tempFolder(), 'cdktf.out');
    expect(() => synthesize({ ...givenSettings, region: 'x' }, outdir)).toThrow(
      'context.digest.region',
    );
    expect(existsSync(outdir)).toBe(false);
  });
});
