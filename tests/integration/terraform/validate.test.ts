/**
 * The real AWS provider reads every stack with settings that make other resources: it accepts each block and
 * argument, and can plan all of it from nothing. All of them are modules of one plan, because the provider's
 * start costs more than a stack. Needs Terraform and the provider; a plan asks the emulator for its account.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import {
  addressesIn,
  type Modules,
  openAsModules,
} from '../../support/terraform/stacks-as-modules.ts';
import type { PlannedActions } from '../../support/terraform/terraform-folder.ts';
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

/** What is planned: a stack of these settings. */
const cases: readonly { what: string; name: string; context: object }[] = [
  ...names.map((name) => ({ what: 'the fewest settings', name, context: plainContext })),
  ...Object.entries(contextVariants).flatMap(([what, context]) =>
    names.map((name) => ({ what, name, context })),
  ),
  ...Object.entries(webVariants).map(([what, context]) => ({ what, name: 'web', context })),
  ...readerVariants.map(([name, what, more]) => ({
    what,
    name,
    context: { ...plainContext, ...more },
  })),
];

const moduleOf = (index: number) => `${cases[index]?.name}_${index}`;

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;
  let modules: Modules;
  let planned: PlannedActions;

  beforeAll(async () => {
    if (tools === undefined) throw new Error('there is no Terraform');
    await buildMissingBundles();
    moto = await startMotoServer();
    modules = synthesizedModules();
    const terraform = openAsModules(tools, moto.url, modules);
    try {
      await terraform.init();
      planned = await terraform.planActions();
    } finally {
      terraform.remove();
    }
  }, 240_000);
  afterAll(() => moto?.stop());

  it.each(cases.map(({ name, what }, index) => [name, what, index] as const))(
    'plans to create every resource of %s with %s, including those excluded from apply',
    (_name, _what, index) => {
      const own = `module.${moduleOf(index)}.`;
      const creations = addressesIn(modules, moduleOf(index)).map((one) => `${one} (create)`);
      expect(planned.actions.filter((action) => action.startsWith(own))).toEqual(creations);
    },
  );

  it('plans nothing else, and has no warnings', () => {
    const all = cases.flatMap((_, index) => addressesIn(modules, moduleOf(index)));
    expect(planned.actions).toHaveLength(all.length);
    expect(planned.diagnostics).toEqual([]);
  });
});

/** Each context is synthesized once, for all of its stacks. */
function synthesizedModules(): Modules {
  const made = new Map<object, ReturnType<typeof synthesizeStacks>>();
  const stacksOf = (context: object) => {
    const stacks = made.get(context) ?? synthesizeStacks(context, `${folder()}/${made.size}`);
    made.set(context, stacks);
    return stacks;
  };
  return Object.fromEntries(
    cases.map(({ name, context }, index) => [moduleOf(index), stackOf(stacksOf(context), name)]),
  );
}
