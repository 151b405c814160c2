/**
 * Excludes resources from a synthesized stack by name, with everything that refers to them, so that the
 * remaining ones can be applied to an emulator that lacks them.
 */
import { addressesOf, type ResourceBlock, type TerraformJson } from './terraform-json.ts';

/** A resource type or address that the emulator cannot create, and why. */
export interface Exclusion {
  /** 'aws_cur_report_definition' for every resource of the type, or 'type.name' for one. */
  readonly what: string;
  readonly reason: string;
}

export interface Remainder {
  readonly configuration: TerraformJson;
  /** Excluded addresses, sorted. */
  readonly excluded: readonly string[];
}

/**
 * The configuration without them. References in `depends_on` and in outputs are removed too; any other
 * reference to an excluded resource throws, because removing it would change what is tested. Throws if an
 * exclusion names nothing, so that the list stays minimal.
 */
export function excludeResources(
  configuration: TerraformJson,
  exclusions: readonly Exclusion[],
): Remainder {
  const all = addressesOf(configuration);
  const isMatch = (address: string, { what }: Exclusion) =>
    address === what || address.startsWith(`${what}.`);
  const excluded = all.filter((address) => exclusions.some((one) => isMatch(address, one)));
  const idle = exclusions.filter((one) => !all.some((address) => isMatch(address, one)));
  if (idle.length > 0) {
    throw new Error(`nothing to exclude: ${idle.map(({ what }) => what).join(', ')}`);
  }
  return { configuration: without(configuration, new Set(excluded)), excluded };
}

function without(configuration: TerraformJson, excluded: ReadonlySet<string>): TerraformJson {
  const { resource = {}, output, ...rest } = configuration;
  const types = Object.entries(resource).map(([type, named]) => {
    const kept = Object.entries(named).filter(([name]) => !excluded.has(`${type}.${name}`));
    const blocks = kept.map(([name, block]) => [
      name,
      detached(`${type}.${name}`, block, excluded),
    ]);
    return [type, Object.fromEntries(blocks)] as const;
  });
  const filled = types.filter(([, named]) => Object.keys(named).length > 0);
  const outputs = Object.entries((output ?? {}) as object).filter(
    ([, value]) => !referenceTo(value, excluded),
  );
  return {
    ...rest,
    resource: Object.fromEntries(filled),
    ...(outputs.length === 0 ? {} : { output: Object.fromEntries(outputs) }),
  };
}

function detached(address: string, block: ResourceBlock, excluded: ReadonlySet<string>) {
  const { depends_on: dependencies, ...own } = block;
  const reference = referenceTo(own, excluded);
  if (reference !== undefined) {
    throw new Error(`${address} needs ${reference}, which is excluded`);
  }
  const kept = ((dependencies ?? []) as string[]).filter((one) => !excluded.has(one));
  return kept.length === 0 ? own : { ...own, depends_on: kept };
}

/** The first excluded address in the value's expressions. */
function referenceTo(value: unknown, excluded: ReadonlySet<string>): string | undefined {
  const text = JSON.stringify(value);
  return [...excluded].find((address) =>
    new RegExp(`\\$\\{[^}]*\\b${address.replace('.', '\\.')}\\b`).test(text),
  );
}

/** An argument of every resource of a type, at any depth. */
export interface Argument {
  readonly type: string;
  readonly name: string;
}

/** The configuration without these arguments. Throws if one of them is not there, so that the list stays minimal. */
export function withoutArguments(
  configuration: TerraformJson,
  excluded: readonly Argument[],
): TerraformJson {
  const resource = structuredClone(configuration.resource ?? {});
  for (const { type, name } of excluded) {
    if (removeKey(resource[type], name) === 0) throw new Error(`no ${type} has ${name}`);
  }
  return { ...configuration, resource };
}

/** How often it was there. */
function removeKey(value: unknown, name: string): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Object.hasOwn(value, name) ? 1 : 0;
  if (own === 1) delete (value as Record<string, unknown>)[name];
  return Object.values(value).reduce<number>((sum, part) => sum + removeKey(part, name), own);
}
