/** The bundles for Lambda: what they contain and exclude, how large they are, and that each loads alone. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFunction, functionNames } from '../../../build/functions/bundle-functions.ts';
import { loadedAtOnce } from '../../support/bundle/loaded-at-once.ts';
import { folderForSuite } from '../../support/temp-folder.ts';

const folder = folderForSuite();
const largest = 1_700_000;

describe('the functions', () => {
  it('are the folders with a handler', () => {
    expect(functionNames()).toEqual(
      expect.arrayContaining(['account-directory', 'backfill', 'daily-digest']),
    );
  });

  it.each(functionNames())('%s: small, and loads without the repository', async (name) => {
    const { outputs, inputs } = await bundleFunction(name, folder());
    const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
    expect(bytes).toBeLessThan(largest);
    const sources = Object.keys(inputs).join('\n');
    expect(sources).not.toMatch(/node_modules\/(mjml|@duckdb|tsx|vitest)\/|platform\/local\//);
    const handler = join(folder(), name, 'handler.mjs');
    const script = `console.log(typeof (await import(${JSON.stringify(handler)})).handler)`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: '/',
    });
    expect(String(printed).trim()).toBe('function');
  });
});

describe('the executives’ page', () => {
  it('makes no forecast: it has neither the model nor what fits it', async () => {
    const { inputs, outputs } = await bundleFunction('dashboard-snapshot', folder());
    expect(Object.keys(inputs).join('\n')).not.toMatch(
      /augurs|forecast\/(forecaster|forecast-ous)/,
    );
    expect(Object.keys(outputs).join('\n')).not.toContain('.wasm');
  });
});

describe('the digest', () => {
  let meta: Metafile;

  beforeAll(async () => {
    meta = await bundleFunction('daily-digest', folder());
  });

  const bytesOf = (part: string) =>
    loadedAtOnce(meta)
      .flatMap((path) => Object.entries(meta.outputs[path]?.inputs ?? {}))
      .filter(([input]) => input.includes(part))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);

  it('contains the SQL as text', () => {
    expect(bytesOf('src/sql/sql-files.ts')).toBeGreaterThan(10_000);
  });

  it('loads rarely used clients only when they are used', () => {
    expect(bytesOf('client-athena')).toBeGreaterThan(0);
    expect(bytesOf('client-sesv2')).toBe(0);
    expect(bytesOf('client-quicksight')).toBe(0);
  });

  it('loads nothing at the start that only the steps after the query need', () => {
    for (const part of ['src/mail/', 'mime-node', 'handlebars', 'hyparquet', 'augurs']) {
      expect(bytesOf(part), part).toBe(0);
    }
  });

  it('loads the client of S3 once its event and its settings are valid', () => {
    expect(bytesOf('client-s3')).toBe(0);
  });

  it('loads logs, metrics and the parser of CSV while S3 answers', () => {
    for (const part of ['@aws-lambda-powertools', 'papaparse']) {
      expect(bytesOf(part), part).toBe(0);
    }
  });

  it('contains only the parts of zod that its schemas use, with messages only in English', () => {
    expect(bytesOf('node_modules/zod')).toBeLessThan(50_000);
    expect(bytesOf('zod/v4/classic')).toBe(0);
    expect(bytesOf('zod/v4/locales/en.js')).toBeGreaterThan(0);
    expect(bytesOf('zod/v4/locales')).toBe(bytesOf('zod/v4/locales/en.js'));
  });
});
