/** The `rules` commands on the deployed archive, from a terminal with the environment of the functions. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setHash } from '../../src/allocation/published/set-hash.ts';
import { lookupNames } from '../../src/tables/lookup-tables.ts';
import { exampleTexts } from '../allocation/rules/example-set.ts';
import { writeSet } from '../cli/rules-folder.ts';
import { accountNames } from '../support/aws/account/provision-account.ts';
import { startWireAws, type WireAws, wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const { bucket } = accountNames;
const hash = setHash(exampleTexts);

describe.skipIf(wireAwsAbsence('the rules commands on AWS') !== undefined)('rules on AWS', () => {
  const folder = folderForSuite();
  let aws: WireAws;

  beforeAll(async () => {
    aws = await startWireAws();
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.stop());

  function rules(...args: readonly string[]) {
    const command = ['--import', 'tsx', 'cli/main.ts', 'rules', ...args, '--platform', 'aws'];
    const env = { ...aws.environment, PATH: process.env['PATH'] ?? '' };
    return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, command, { env }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }

  const keys = async (prefix: string) =>
    (await aws.objects.list({ bucket, key: prefix })).map(({ key }) => key.slice(prefix.length));

  it('publish writes the files, the set and its look-ups, and the current set points to it', async () => {
    const set = writeSet(join(folder(), 'set'));
    const { code, stdout, stderr } = await rules('publish', '--rules', set);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain(`Published 7 rules and 3 teams as ${hash}.`);
    expect(await keys(`allocation/sets/${hash}/`)).toEqual([
      'aliases.csv',
      'owners.csv',
      'rules.yaml',
      'services.csv',
      'teams.csv',
    ]);
    for (const name of lookupNames) {
      expect(await keys(`allocation/lookups/${name}/`)).toEqual([
        `set_hash=${hash}/${name}.snappy.parquet`,
      ]);
    }
    const current = await aws.objects.get({ bucket, key: 'allocation/current.json' });
    expect(JSON.parse(Buffer.from(current).toString())).toMatchObject({ hash });
    expect((await rules('publish')).stdout).toContain(`published as ${hash} already`);
  });

  it('check shows why the files in the bucket are rejected', async () => {
    await aws.objects.put({ bucket, key: 'allocation/rules.yaml' }, 'version: 1\nrule: []\n');
    const { code, stdout } = await rules('check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^rules\.yaml, line 2: /);
    expect(stdout).toContain(`1 problem in s3://${bucket}/allocation.`);
    const published = await rules('publish');
    expect(published.code).toBe(2);
    expect(await keys('allocation/')).toEqual(['rules.yaml']);
  });
});
