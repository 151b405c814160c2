/**
 * The root module, which callers name. It calls each stack as a child module, passes the variables on
 * and returns the outputs. It is written next to the folder of the stacks, so that the output folder of
 * synthesis is the complete module, bundles included.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VariableBlocks } from '../module/module-settings.ts';
import { expression, variable } from '../names/expressions.ts';
import { providerVersions, terraformVersions } from '../terraform/providers.ts';

const fileName = 'main.tf.json';

interface StackModule {
  readonly name: string;
  /** Path of its synthesized JSON. */
  readonly file: string;
}

interface StackBlocks {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly terraform: {
    readonly required_providers: {
      readonly aws: { readonly configuration_aliases?: readonly string[] };
    };
  };
  readonly output?: Readonly<Record<string, { readonly description?: string }>>;
}

/** The stack that creates the tables. */
const firstStack = 'foundation';

/** Throws an Error if two stacks have an output of the same name. */
export function writeRootModule(
  outdir: string,
  stacks: readonly StackModule[],
  variables: VariableBlocks,
): void {
  const read = stacks.map(({ name, file }) => ({
    name,
    json: JSON.parse(readFileSync(file, 'utf8')) as StackBlocks,
  }));
  const aliases = [...new Set(read.flatMap(({ json }) => aliasesIn(json)))];
  const aws = { source: 'hashicorp/aws', version: providerVersions };
  const root = {
    terraform: {
      required_version: terraformVersions,
      required_providers: {
        aws: { ...aws, ...(aliases.length > 0 && { configuration_aliases: aliases }) },
      },
    },
    variable: variables,
    module: Object.fromEntries(read.map(({ name, json }) => [name, callOf(name, json, variables)])),
    output: outputsOf(read),
  };
  writeFileSync(join(outdir, fileName), `${JSON.stringify(root, null, 2)}\n`);
}

/** A root module of an earlier synthesis passes variables that plain stacks do not have. */
export function removeRootModule(outdir: string): void {
  const file = join(outdir, fileName);
  if (existsSync(file)) rmSync(file);
}

function aliasesIn({ terraform }: StackBlocks): readonly string[] {
  return terraform.required_providers.aws.configuration_aliases ?? [];
}

function callOf(name: string, json: StackBlocks, variables: VariableBlocks) {
  const providers = ['aws', ...aliasesIn(json)].map((one) => [one, one]);
  return {
    source: `./stacks/${name}`,
    providers: Object.fromEntries(providers),
    ...Object.fromEntries(Object.keys(variables).map((one) => [one, variable(one)])),
    ...(isAfterTables(name, json) && { depends_on: [`module.${firstStack}`] }),
  };
}

/**
 * Lake Formation cannot grant permissions on tables that do not exist yet, so these stacks come after
 * the tables. All other resources are referred to by name.
 */
function isAfterTables(name: string, { resource = {} }: StackBlocks): boolean {
  return name !== firstStack && 'aws_lakeformation_permissions' in resource;
}

function outputsOf(read: readonly { readonly name: string; readonly json: StackBlocks }[]) {
  const outputs: Record<string, object> = {};
  for (const { name, json } of read) {
    for (const [output, { description }] of Object.entries(json.output ?? {})) {
      if (output in outputs) throw new Error(`two stacks have an output ${output}`);
      outputs[output] = { description, value: expression(`module.${name}.${output}`) };
    }
  }
  return outputs;
}
