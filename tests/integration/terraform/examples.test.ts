/**
 * The examples as a reader uses them: synthesized from their own files, and every stack planned from
 * nothing by the real provider. The example that is a module has a separate suite.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { exampleContext, examples } from '../../support/terraform/examples.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import { motoOverride } from '../../support/terraform/moto-override.ts';
import { TerraformFolder } from '../../support/terraform/terraform-folder.ts';
import { addressesOf, changesOf } from '../../support/terraform/terraform-json.ts';
import {
  buildMissingBundles,
  synthesizeStacks,
  type TestStack,
} from '../../support/terraform/test-stacks.ts';

const suite = 'the examples';
const tools = await terraformTools(suite);
const isAbsent = tools === undefined || wireAwsAbsence(suite) !== undefined;
const folder = folderForSuite();
const root = fileURLToPath(new URL('../../../', import.meta.url));

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;

  beforeAll(async () => {
    await buildMissingBundles();
    moto = await startMotoServer();
  });
  afterAll(() => moto?.stop());

  async function plannedChanges(stack: TestStack): Promise<readonly string[]> {
    if (tools === undefined) throw new Error('there is no Terraform');
    const override = motoOverride(stack.configuration, moto.url);
    const terraform = TerraformFolder.of(tools, stack, override);
    try {
      await terraform.init();
      return changesOf(await terraform.plan());
    } finally {
      terraform.remove();
    }
  }

  it.each(examples.filter((name) => name !== 'child-module'))(
    'plans every resource of %s',
    async (name) => {
      for (const stack of synthesizeStacks(exampleContext(name), `${folder()}/${name}`)) {
        const creations = addressesOf(stack.configuration).map((one) => `${one} (create)`);
        expect(await plannedChanges(stack), stack.name).toEqual(creations);
      }
    },
    240_000,
  );

  it('is synthesized from its own file by the command that its page names', () => {
    const file = join(folder(), 'cdktf.json');
    const output = join(folder(), 'finops-digest');
    const context = { digest: exampleContext('child-module') };
    writeFileSync(file, JSON.stringify({ context, output }));
    const command = ['--import', 'tsx', join(root, 'stacks/main.ts'), file];
    const said = execFileSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
    expect(said).toMatch(/^foundation: \d+ resources in .*\ndigest: \d+ resources in /);
    expect(existsSync(join(output, 'main.tf.json'))).toBe(true);
  });
});
