/** The parts of Terraform's JSON that tests read: configurations, plans and states. */

/** Terraform's JSON syntax: block type → resource type → name → arguments. */
export interface TerraformJson {
  readonly provider?: Readonly<Record<string, readonly ProviderBlock[]>>;
  readonly resource?: ResourceBlocks;
  readonly [block: string]: unknown;
}

export type ResourceBlocks = Readonly<Record<string, Readonly<Record<string, ResourceBlock>>>>;
export type ResourceBlock = Readonly<Record<string, unknown>>;

export interface ProviderBlock {
  readonly alias?: string;
  readonly [argument: string]: unknown;
}

/** https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
export interface PlannedChange {
  /** Such as 'aws_s3_bucket.summaries'. */
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly change: {
    readonly actions: readonly ('no-op' | 'create' | 'read' | 'update' | 'delete' | 'forget')[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>>;
  };
}

export interface StateResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** 'type.name' of every resource of a configuration, sorted. */
export function addressesOf({ resource = {} }: TerraformJson): readonly string[] {
  return Object.entries(resource)
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
    .sort();
}

/** 'address: argument' of every argument that a plan would change, or only its action; sorted. */
export function changesOf(plan: readonly PlannedChange[]): readonly string[] {
  return plan.flatMap(({ address, change }) => changedArguments(address, change)).sort();
}

function changedArguments(address: string, { actions, ...change }: PlannedChange['change']) {
  if (actions.every((action) => action === 'no-op' || action === 'read')) return [];
  if (actions.join() !== 'update') return [`${address} (${actions.join(', ')})`];
  const { before, after, after_unknown: unknown } = change;
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .filter((name) => unknown[name] !== true)
    .filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
    .map((name) => `${address}: ${name}`);
}
