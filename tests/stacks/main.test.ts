/** Synthesis: three stacks per environment, and nothing written for wrong settings. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { synthesize } from '../../stacks/main.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { built } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';

describe('synthesize', () => {
  test('writes the JSON of three stacks and counts their resources', () => {
    const outdir = join(tempFolder(), 'cdktf.out');
    const stacks = synthesize(givenSettings, outdir, built);
    expect(stacks.map(({ name }) => name)).toEqual(['foundation', 'digest', 'dashboard']);
    for (const { file, name } of stacks) {
      expect(file).toBe(join(outdir, 'stacks', name, 'cdk.tf.json'));
      expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('terraform');
    }
    expect(stacks[0]?.resources).toBe(53);
    expect(stacks[1]?.resources).toBeGreaterThan(20);
  });

  test('writes several environments next to each other', () => {
    const outdir = join(tempFolder(), 'cdktf.out');
    const { environment: _, ...unnamed } = givenSettings;
    const mail = { ...unnamed.mail, identity: 'existing' };
    const shared = { ...unnamed, mail };
    synthesize({ test: shared, prod: shared }, outdir, built);
    expect(readdirSync(join(outdir, 'stacks')).sort()).toEqual(
      ['test', 'prod']
        .flatMap((name) => ['foundation', 'digest', 'dashboard'].map((stack) => `${name}-${stack}`))
        .sort(),
    );
  });

  test('creates missing parent folders', () => {
    const outdir = join(tempFolder(), 'modules', 'costs', 'finops-digest');
    synthesize(givenSettings, outdir, built);
    expect(readdirSync(join(outdir, 'stacks'))).toHaveLength(3);
  });

  test('rejects wrong settings before it writes anything', () => {
    const outdir = join(tempFolder(), 'cdktf.out');
    expect(() => synthesize({ ...givenSettings, region: 'x' }, outdir)).toThrow(
      'context.digest.region',
    );
    expect(existsSync(outdir)).toBe(false);
  });
});
