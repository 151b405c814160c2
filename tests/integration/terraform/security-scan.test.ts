/**
 * A security scan of Terraform's plans, with the fewest settings and with every optional protection: each
 * finding is an accepted weakness, or fails the suite.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { acceptedFindings, type ScannedSettings } from '../../support/checkov/accepted-findings.ts';
import { acceptedWebFindings } from '../../support/checkov/accepted-web-findings.ts';
import { checkovAbsence, type Scan, scanPlans } from '../../support/checkov/checkov.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { exampleContext } from '../../support/terraform/examples.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import { motoOverride } from '../../support/terraform/moto-override.ts';
import { TerraformFolder } from '../../support/terraform/terraform-folder.ts';
import { addressesOf } from '../../support/terraform/terraform-json.ts';
import {
  buildMissingBundles,
  guardedContext,
  plainContext,
  stackOf,
  synthesizeStacks,
  type TestStack,
  webContext,
} from '../../support/terraform/test-stacks.ts';

const suite = 'the security scan';
const tools = await terraformTools(suite);
const isAbsent = [tools === undefined, wireAwsAbsence(suite), checkovAbsence(suite)].some(Boolean);
const folder = folderForSuite();
const contexts: Readonly<Record<ScannedSettings, object>> = {
  plain: plainContext,
  guarded: guardedContext,
};

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;
  const seen: string[] = [];

  beforeAll(async () => {
    await buildMissingBundles();
    moto = await startMotoServer();
  });
  afterAll(async () => {
    await moto?.stop();
    console.info(seen.join('\n'));
  });

  /** The file of the stack's plan, made from nothing. */
  async function planOf(stack: TestStack, settings: string): Promise<string> {
    if (tools === undefined) throw new Error('there is no Terraform');
    const override = motoOverride(stack.configuration, moto.url);
    const terraform = TerraformFolder.of(tools, stack, override);
    try {
      await terraform.init();
      const file = join(folder(), `${settings}-${stack.name}.json`);
      writeFileSync(file, await terraform.planText());
      return file;
    } finally {
      terraform.remove();
    }
  }

  it.each(Object.keys(contexts) as ScannedSettings[])(
    'finds exactly the accepted weaknesses in the stacks of %s settings',
    async (settings) => {
      const stacks = synthesizeStacks(contexts[settings], `${folder()}/${settings}`);
      const files = await Promise.all(stacks.map((stack) => planOf(stack, settings)));
      const scan = await scanPlans(files);
      seen.push(...summary(settings, stacks, scan));
      const made = stacks.reduce((sum, stack) => sum + addressesOf(stack.configuration).length, 0);
      expect(scan.resources, 'resources that checkov read').toBe(made);
      const found = scan.findings.map(({ check, resource }) => `${check} ${resource}`);
      expect(found.sort()).toEqual(acceptedIn(settings));
    },
    240_000,
  );

  it('finds exactly the accepted weaknesses in the stack web', async () => {
    const context = { ...webContext, kms: true, logRetentionDays: 365 };
    const stack = stackOf(synthesizeStacks(context, `${folder()}/web`), 'web');
    const scan = await scanPlans([await planOf(stack, 'web')]);
    expect(scan.resources).toBe(addressesOf(stack.configuration).length);
    const found = scan.findings.map(({ check, resource }) => `${check} ${resource}`);
    const accepted = acceptedWebFindings.flatMap(([check, resources]) =>
      resources.map((resource) => `${check} ${resource}`),
    );
    expect(found.sort()).toEqual(accepted.sort());
  }, 240_000);

  it('finds exactly the accepted weaknesses in the stacks warehouse and grafana', async () => {
    const stacks = synthesizeStacks(exampleContext('warehouse'), `${folder()}/warehouse`);
    const own = ['warehouse', 'grafana'].map((name) => stackOf(stacks, name));
    const scan = await scanPlans(await Promise.all(own.map((stack) => planOf(stack, 'readers'))));
    const made = own.reduce((sum, stack) => sum + addressesOf(stack.configuration).length, 0);
    expect(scan.resources).toBe(made);
    const found = scan.findings.map(({ check, resource }) => `${check} ${resource}`);
    expect(found.sort()).toEqual([]);
  }, 240_000);
});

describe.skipIf(checkovAbsence('the scanner itself') !== undefined)('the scanner itself', () => {
  it('reports a topic that is not encrypted, and a plan that it cannot read', async () => {
    const plan = join(folder(), 'topic.json');
    writeFileSync(plan, JSON.stringify(planWith('aws_sns_topic', { name: 'alarms' })));
    const { resources, findings } = await scanPlans([plan]);
    expect(resources).toBe(1);
    const resource = 'aws_sns_topic.one';
    expect(findings).toEqual([{ plan: 'topic.json', check: 'CKV_AWS_26', resource }]);

    const broken = join(folder(), 'broken.json');
    writeFileSync(broken, '{"planned_values": ');
    await expect(scanPlans([broken])).rejects.toThrow('checkov');
  });
});

/** The minimum that `terraform show -json` prints for a plan with one resource. */
function planWith(type: string, values: object) {
  const resource = { address: `${type}.one`, mode: 'managed', type, name: 'one' };
  const change = { actions: ['create'], before: null, after: values, after_unknown: {} };
  return {
    format_version: '1.2',
    terraform_version: '1.10.0',
    planned_values: { root_module: { resources: [{ ...resource, values }] } },
    resource_changes: [{ ...resource, change }],
    configuration: { root_module: {} },
  };
}

function acceptedIn(settings: ScannedSettings): readonly string[] {
  return acceptedFindings
    .filter((one) => one.only === undefined || one.only === settings)
    .flatMap(({ check, resources }) => resources.map((resource) => `${check} ${resource}`))
    .sort();
}

function summary(settings: string, stacks: readonly TestStack[], { passed, findings }: Scan) {
  const counts = stacks.map(({ name }) => {
    const own = findings.filter(({ plan }) => plan === `${settings}-${name}.json`);
    return `${name} ${own.length}`;
  });
  return [`${settings}: ${passed} checks passed, findings: ${counts.join(', ')}`];
}
