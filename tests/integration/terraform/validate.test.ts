/**
 * The real AWS provider reads every stack: it accepts each block and argument, and can plan all of it from
 * nothing. Needs Terraform and the provider; a plan asks the emulator for its account.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import { motoOverride } from '../../support/terraform/moto-override.ts';
import { TerraformFolder } from '../../support/terraform/terraform-folder.ts';
import { addressesOf, changesOf } from '../../support/terraform/terraform-json.ts';
import {
  buildMissingBundles,
  contextVariants,
  plainContext,
  readerVariants,
  stackOf,
  synthesizeStacks,
  webVariants,
} from '../../support/terraform/test-stacks.ts';

const suite = 'the stacks and the real provider';
const tools = await terraformTools(suite);
const isAbsent = tools === undefined || wireAwsAbsence(suite) !== undefined;
const folder = folderForSuite();
const names = ['foundation', 'digest', 'dashboard'];
const seen: string[] = [];
let moto: MotoServer;

/** A stack in a separate folder, initialized, while `use` runs. */
async function withStack(
  { name, context, out }: { readonly name: string; readonly context: object; readonly out: string },
  use: (terraform: TerraformFolder, addresses: readonly string[]) => Promise<void>,
) {
  if (tools === undefined) throw new Error('there is no Terraform');
  const stack = stackOf(synthesizeStacks(context, `${folder()}/${out}-${name}`), name);
  const override = motoOverride(stack.configuration, moto.url);
  const terraform = TerraformFolder.of(tools, stack, override);
  const started = performance.now();
  try {
    await terraform.init();
    await use(terraform, addressesOf(stack.configuration));
  } finally {
    terraform.remove();
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { length } = addressesOf(stack.configuration);
  seen.push(`${out}, ${name}: ${length} resources, ${seconds} s`);
}

describe.skipIf(isAbsent)(suite, () => {
  beforeAll(async () => {
    await buildMissingBundles();
    moto = await startMotoServer();
  });
  afterAll(async () => {
    await moto.stop();
    console.info(seen.join('\n'));
  });

  it.each(names)(
    'plans to create every resource of %s, including those excluded from apply',
    (name) =>
      withStack({ name, context: plainContext, out: 'planned' }, async (terraform, addresses) => {
        const creations = addresses.map((address) => `${address} (create)`);
        expect(changesOf(await terraform.plan())).toEqual(creations);
      }),
  );

  it.each(Object.keys(webVariants))('plans to create every resource of web with %s', (variant) => {
    const context = webVariants[variant] ?? {};
    const out = `web ${Object.keys(webVariants).indexOf(variant)}`;
    return withStack({ name: 'web', context, out }, async (terraform, addresses) => {
      expect(await terraform.validate()).toMatchObject({ valid: true, diagnostics: [] });
      const creations = addresses.map((address) => `${address} (create)`);
      expect(changesOf(await terraform.plan())).toEqual(creations);
    });
  });

  it.each(readerVariants)('plans to create every resource of %s with %s', (name, what, more) => {
    const context = { ...plainContext, ...more };
    return withStack({ name, context, out: what }, async (terraform, addresses) => {
      expect(await terraform.validate()).toMatchObject({ valid: true, diagnostics: [] });
      const creations = addresses.map((address) => `${address} (create)`);
      expect(changesOf(await terraform.plan())).toEqual(creations);
    });
  });

  describe.each(Object.keys(contextVariants))('with %s', (variant) => {
    const context = contextVariants[variant] ?? {};
    const out = `validated with ${variant}`;
    it.each(names)('finds no errors in %s', (name) =>
      withStack({ name, context, out }, async (terraform) => {
        expect(await terraform.validate()).toMatchObject({ valid: true, diagnostics: [] });
      }),
    );
  });
});
