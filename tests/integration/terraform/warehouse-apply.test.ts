/**
 * The stacks warehouse and grafana applied to the emulator by the real provider, for a warehouse and a server that exist,
 * under Lake Formation: roles, policies, grants and Glue tables, and a second plan without changes. A serverless
 * workgroup and a workspace of Managed Grafana are only planned, because the emulator has neither.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../../stacks/settings/settings.ts';
import { namesOf } from '../../../stacks/system/names.ts';
import { GlueCatalog } from '../../support/aws/glue-catalog.ts';
import { type MotoServer, motoAccountId, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { commandLine } from '../../support/command-line.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { type AppliedStack, applyStack } from '../../support/terraform/applied-stack.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import { changesOf } from '../../support/terraform/terraform-json.ts';
import {
  buildMissingBundles,
  plainContext,
  stackOf,
  synthesizeStacks,
} from '../../support/terraform/test-stacks.ts';

const suite = 'the applied warehouse and Grafana';
const tools = await terraformTools(suite);
const isAbsent = tools === undefined || wireAwsAbsence(suite) !== undefined;
const folder = folderForSuite();
const names = ['warehouse', 'grafana'] as const;
const context = {
  ...plainContext,
  lakeFormation: true,
  warehouse: { kind: 'cluster', clusterIdentifier: 'analytics', database: 'dev' },
  grafana: { serverRoleArn: `arn:aws:iam::${motoAccountId}:role/grafana-server` },
} as const;

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;
  const applied = new Map<string, AppliedStack>();
  const appliedStack = (name: string): AppliedStack => {
    const found = applied.get(name);
    if (found === undefined) throw new Error(`${name} was not applied`);
    return found;
  };

  beforeAll(async () => {
    if (tools === undefined) throw new Error('there is no Terraform');
    await buildMissingBundles();
    moto = await startMotoServer();
    await new GlueCatalog(moto.url).createDatabase(namesOf(readSettings(context)).database);
    const stacks = synthesizeStacks(context, `${folder()}/cdktf.out`);
    for (const name of names) {
      const request = { stack: stackOf(stacks, name), exclusions: [] };
      applied.set(name, await applyStack(tools, moto.url, request));
    }
  }, 400_000);

  afterAll(async () => {
    for (const one of applied.values()) one.terraform.remove();
    await moto?.stop();
  });

  it.each(names)('%s contains every resource, and a second plan changes nothing', async (name) => {
    const { resources, wanted, terraform } = appliedStack(name);
    const managed = resources.filter(({ mode }) => mode === 'managed');
    expect(managed.map(({ address }) => address).sort()).toEqual(wanted);
    expect(changesOf(await terraform.plan())).toEqual([]);
  });

  it('has outputs from which the command knows role, database and schemas', async () => {
    const file = join(folder(), 'outputs.json');
    writeFileSync(file, await appliedStack('warehouse').terraform.outputs());
    const { code, stdout, stderr } = await commandLine(['warehouse', 'plan', '--outputs', file]);
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('cluster analytics, database dev (eu-central-1)'),
    });
    const { database, prefix } = namesOf(readSettings(context));
    expect(stdout).toContain(`from data catalog database '${database}' region 'eu-central-1'`);
    expect(stdout).toContain(`iam_role 'arn:aws:iam::${motoAccountId}:role/${prefix}-warehouse'`);
  });
});
