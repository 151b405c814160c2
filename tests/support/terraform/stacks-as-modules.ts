/**
 * Several synthesized stacks as the modules of one configuration, so that Terraform starts the provider and
 * builds its schemas once for all of them. Their provider blocks move to the root, as a module must not have
 * its own; everything else of a stack stays as it is.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expression } from '../../../stacks/names/expressions.ts';
import type { TerraformTools } from './find-terraform.ts';
import { motoOverride } from './moto-override.ts';
import { TerraformFolder } from './terraform-folder.ts';
import { addressesOf, type ProviderBlock, type TerraformJson } from './terraform-json.ts';
import type { TestStack } from './test-stacks.ts';

/** Stacks by the name of their module. */
export type Modules = Readonly<Record<string, TestStack>>;

/** Such as 'module.digest.aws_sns_topic.alarms' of every resource of a module, sorted. */
export function addressesIn(modules: Modules, name: string): readonly string[] {
  const stack = modules[name];
  if (stack === undefined) throw new Error(`there is no module ${name}`);
  return addressesOf(stack.configuration).map((address) => `module.${name}.${address}`);
}

/** The root folder where Terraform runs. Throws if two stacks have different providers of one name. */
export function openAsModules(
  tools: TerraformTools,
  motoUrl: string,
  modules: Modules,
): TerraformFolder {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-modules-'));
  for (const [name, stack] of Object.entries(modules)) {
    const own = join(folder, name);
    mkdirSync(own);
    cpSync(stack.folder, own, { recursive: true });
    writeFileSync(join(own, 'cdk.tf.json'), JSON.stringify(asModule(stack.configuration)));
  }
  const configuration = rootOf(modules);
  const override = motoOverride(configuration, motoUrl);
  const terraform = TerraformFolder.of(tools, { folder, configuration }, override);
  rmSync(folder, { recursive: true });
  return terraform;
}

const providersOf = ({ provider }: TerraformJson): readonly ProviderBlock[] =>
  provider?.['aws'] ?? [];

const nameOf = ({ alias }: ProviderBlock) => (alias === undefined ? 'aws' : `aws.${alias}`);

/** Without providers and state; files are found in the module's folder. */
function asModule({ provider, terraform, ...rest }: TerraformJson): TerraformJson {
  const { backend: _, required_providers, ...limits } = terraform as TerraformBlock;
  const aliases = (provider?.['aws'] ?? []).filter(({ alias }) => alias !== undefined).map(nameOf);
  const aws = { ...required_providers.aws, configuration_aliases: aliases };
  const text = JSON.stringify(rest).replaceAll('"assets/', `"${expression('path.module')}/assets/`);
  return { terraform: { ...limits, required_providers: { aws } }, ...JSON.parse(text) };
}

interface TerraformBlock {
  readonly backend?: unknown;
  readonly required_providers: { readonly aws: object };
}

function rootOf(modules: Modules): TerraformJson {
  const stacks = Object.entries(modules);
  const blocks = new Map<string, ProviderBlock>();
  for (const [module, { configuration }] of stacks) {
    for (const block of providersOf(configuration)) {
      const name = nameOf(block);
      const other = blocks.get(name);
      if (other !== undefined && JSON.stringify(other) !== JSON.stringify(block))
        throw new Error(`${module} has another provider ${name} than the modules before it`);
      blocks.set(name, block);
    }
  }
  const calls = stacks.map(([name, { configuration }]) => {
    const names = providersOf(configuration).map(nameOf);
    const providers = Object.fromEntries(names.map((one) => [one, one]));
    return [name, { source: `./${name}`, providers }];
  });
  return {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
    provider: { aws: [...blocks.values()] },
    module: Object.fromEntries(calls),
  };
}
