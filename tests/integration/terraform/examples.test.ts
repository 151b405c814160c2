/**
 * The examples as a reader uses them: synthesized from their own files, and all stacks of each planned
 * from nothing by the real provider. The example that is a module has a separate suite.
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
import {
  addressesIn,
  type Modules,
  openAsModules,
} from '../../support/terraform/stacks-as-modules.ts';
import type { PlannedActions } from '../../support/terraform/terraform-folder.ts';
import { buildMissingBundles, synthesizeStacks } from '../../support/terraform/test-stacks.ts';

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

  async function planned(modules: Modules): Promise<PlannedActions> {
    if (tools === undefined) throw new Error('there is no Terraform');
    const terraform = openAsModules(tools, moto.url, modules);
    try {
      await terraform.init();
      return await terraform.planActions();
    } finally {
      terraform.remove();
    }
  }

  it.each(examples.filter((name) => name !== 'child-module'))(
    'plans every resource of %s',
    async (name) => {
      const stacks = synthesizeStacks(exampleContext(name), `${folder()}/${name}`);
      const modules = Object.fromEntries(stacks.map((stack) => [stack.name, stack]));
      const addresses = Object.keys(modules).flatMap((stack) => addressesIn(modules, stack));
      const { actions, diagnostics } = await planned(modules);
      expect(actions).toEqual(addresses.map((one) => `${one} (create)`).sort());
      expect(diagnostics).toEqual([]);
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
