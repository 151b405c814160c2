/**
 * The command `warehouse` with outputs that Terraform itself reads from a state, and its calls against moto, which takes
 * statements as AWS does but never ends one.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DescribeStatementCommand, RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RedshiftData } from '../../src/platform/aws/redshift/redshift-data.ts';
import type { RedshiftTarget } from '../../src/platform/aws/redshift/redshift-target.ts';
import { type MotoServer, startMotoServer } from '../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { jsonAnswer, WireServer } from '../support/aws/wire-server.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { terraformTools } from '../support/terraform/find-terraform.ts';

/** moto, with times as AWS writes them: seconds since 1970, where moto has a text that the SDK refuses. */
function startDataApi(motoUrl: string): Promise<WireServer> {
  return WireServer.start({
    identify: ({ headers }) => ({ protocol: 'json', operation: String(headers['x-amz-target']) }),
    answer: async ({ method, path, headers, body }) => {
      const { host: _, 'content-length': __, ...own } = headers;
      const sent = Object.entries(own).map(([name, value]) => [name, String(value)]);
      const answer = await fetch(motoUrl + path, {
        method,
        headers: Object.fromEntries(sent),
        body: new Uint8Array(body),
      });
      const text = await answer.text();
      const seconds = (_match: string, name: string, at: string) =>
        `"${name}": ${Date.parse(`${at}Z`) / 1000}`;
      const times = /"(CreatedAt|UpdatedAt)": "([^"Z]+)Z?"/g;
      return jsonAnswer(JSON.parse(text.replace(times, seconds)), answer.status);
    },
  });
}

const suite = 'the command warehouse';
const tools = await terraformTools(suite);
const folder = folderForSuite();
const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

describe.skipIf(wireAwsAbsence(suite) !== undefined)('the Data API of moto', () => {
  let moto: MotoServer;
  let api: WireServer;
  const region = 'eu-central-1';
  const timings = {
    pace: { firstMilliseconds: 5, maxMilliseconds: 20 },
    timeoutMilliseconds: 300,
  };

  beforeAll(async () => {
    moto = await startMotoServer();
    api = await startDataApi(moto.url);
    vi.stubEnv('AWS_ENDPOINT_URL', api.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATESTTESTTESTTEST');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-a-secret');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await api?.stop();
    await moto?.stop();
  });

  it('takes a statement as it is asked for, and cancels it when it does not end', async () => {
    const target: RedshiftTarget = {
      region,
      compute: { kind: 'cluster', cluster: 'analytics' },
      database: 'dev',
      databaseUser: 'finops_admin',
    };
    const sql = 'create schema if not exists "finops"';
    const message = await new RedshiftData(target, timings)
      .run({ name: 'schema of the views', sql })
      .catch((error: Error) => error.message);
    expect(message).toContain("Redshift did not finish 'schema of the views' in 0.3 s");
    expect(message).toContain('now cancelled');
    const id = /statement (\S+),/.exec(String(message))?.[1];
    const client = new RedshiftDataClient({ region });
    expect(await client.send(new DescribeStatementCommand({ Id: id }))).toMatchObject({
      QueryString: sql,
      ClusterIdentifier: 'analytics',
      Database: 'dev',
      DbUser: 'finops_admin',
      Status: 'ABORTED',
    });
  });
});

describe.skipIf(tools === undefined)('the outputs of a stack', () => {
  const output = {
    region: 'eu-west-1',
    database: 'finops',
    workgroup: 'acme-finops-prod',
    role_arn: 'arn:aws:iam::111122223333:role/acme-finops-prod-warehouse',
    glue_database: 'acme_finops_prod_db',
    external_schema: 'finops_archive',
    schema: 'finops',
    reader_roles: ['finops_analyst'],
  };
  const desk = () => join(folder(), 'desk');
  const binary = tools?.binary ?? 'terraform';

  /** A stack that was applied: without resources, but with Terraform's own state. */
  async function applied(name: string): Promise<void> {
    const stack = join(desk(), 'cdktf.out', 'stacks', name);
    mkdirSync(stack, { recursive: true });
    const json = { output: { warehouse: { value: output } } };
    writeFileSync(join(stack, 'cdk.tf.json'), JSON.stringify(json));
    await run(binary, [`-chdir=${stack}`, 'init', '-input=false']);
    await run(binary, [`-chdir=${stack}`, 'apply', '-auto-approve', '-input=false']);
  }

  const command = (...args: string[]) =>
    run(
      process.execPath,
      [
        '--import',
        join(root, 'node_modules/tsx/dist/loader.mjs'),
        join(root, 'cli/main.ts'),
      ].concat(['warehouse', ...args]),
      {
        cwd: desk(),
        env: { ...process.env, PATH: `${dirname(binary)}${delimiter}${process.env['PATH']}` },
      },
    );

  it('are read by Terraform, so that nobody copies an ARN', async () => {
    await applied('warehouse');
    const { stdout, stderr } = await command('plan');
    expect(stderr).toContain('workgroup acme-finops-prod, database finops (eu-west-1)');
    expect(stdout).toContain(`iam_role '${output.role_arn}'`);
    expect(stdout).toContain('to role "finops_analyst"');
  });

  it('of a stack that was not applied say so', async () => {
    const stack = join(desk(), 'cdktf.out', 'stacks', 'test-warehouse');
    mkdirSync(stack, { recursive: true });
    writeFileSync(join(stack, 'cdk.tf.json'), '{}');
    const failed = await command('plan', '--stack', 'test-warehouse').catch(
      (error: { code: number; stderr: string }) => error,
    );
    expect(failed).toMatchObject({ code: 2, stderr: expect.stringContaining('apply the stack') });
  });
});
