/** The module as its user has it: the example's root configuration, and the synthesis next to it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeRootModule } from '../../../stacks/child-module/root-module.ts';
import { exampleContext, exampleText } from './examples.ts';
import { type Exclusion, excludeResources } from './exclude-resources.ts';
import type { TerraformTools } from './find-terraform.ts';
import { motoOverride } from './moto-override.ts';
import { TerraformFolder } from './terraform-folder.ts';
import { synthesizeStacks } from './test-stacks.ts';

export interface ChildModule {
  /** The folder of the root configuration. */
  readonly folder: string;
  /** Addresses within the module, such as 'module.digest.aws_sns_topic.alarms', sorted. */
  readonly addresses: readonly string[];
}

const noExclusions: Readonly<Record<string, readonly Exclusion[]>> = {};

/** Writes root and module into `folder`, without the excluded resources of each stack. */
export function writeChildModule(
  folder: string,
  settings: object = exampleContext('child-module'),
  exclusions = noExclusions,
): ChildModule {
  const outdir = join(folder, 'finops-digest');
  mkdirSync(outdir, { recursive: true });
  const stacks = synthesizeStacks(settings, outdir);
  const files = stacks.map(({ name, folder: stack, configuration }) => {
    const remainder = excludeResources(configuration, exclusions[name] ?? []);
    const file = join(stack, 'cdk.tf.json');
    writeFileSync(file, JSON.stringify(remainder.configuration));
    return { name, file, resource: remainder.configuration.resource ?? {} };
  });
  const root = JSON.parse(readFileSync(join(outdir, 'main.tf.json'), 'utf8'));
  writeRootModule(outdir, files, root.variable);
  writeFileSync(join(folder, 'main.tf'), exampleText('child-module', 'main.tf'));
  const addresses = files.flatMap(({ name, resource }) =>
    Object.entries(resource).flatMap(([type, named]) =>
      Object.keys(named).map((one) => `module.${name}.${type}.${one}`),
    ),
  );
  return { folder, addresses: addresses.sort() };
}

/** The root folder where Terraform runs, with providers that use the emulator. */
export function openChildModule(
  tools: TerraformTools,
  motoUrl: string,
  { folder }: ChildModule,
): TerraformFolder {
  const providers = { provider: { aws: [{}, { alias: 'us_east_1' }] } };
  const configuration = {};
  return TerraformFolder.of(tools, { folder, configuration }, motoOverride(providers, motoUrl));
}

/**
 * Only the module's variables, with the rules that need no provider: Terraform answers within a second which of the
 * caller's values it rejects.
 */
export function writeModuleVariables(folder: string): ChildModule {
  const outdir = join(folder, 'finops-digest');
  mkdirSync(outdir, { recursive: true });
  synthesizeStacks(exampleContext('child-module'), outdir);
  const { variable, output } = JSON.parse(readFileSync(join(outdir, 'main.tf.json'), 'utf8'));
  rmSync(outdir, { recursive: true });
  mkdirSync(outdir);
  const terraform = {
    required_providers: {
      aws: { source: 'hashicorp/aws', configuration_aliases: ['aws', 'aws.billing'] },
    },
  };
  const names = Object.keys(output as object);
  const configuration = {
    terraform,
    variable: Object.fromEntries(
      Object.entries(variable as Readonly<Record<string, Variable>>).map(([name, one]) => [
        name,
        { ...one, validation: one.validation?.filter(isWithoutProvider) },
      ]),
    ),
    output: Object.fromEntries(names.map((name) => [name, { value: {} }])),
  };
  writeFileSync(join(outdir, 'main.tf.json'), JSON.stringify(configuration));
  writeFileSync(join(folder, 'main.tf'), exampleText('child-module', 'main.tf'));
  return { folder, addresses: [] };
}

interface Variable {
  readonly validation?: readonly { readonly condition: string }[];
}

function isWithoutProvider({ condition }: { readonly condition: string }): boolean {
  return !/\b(data|local)\./.test(condition);
}
