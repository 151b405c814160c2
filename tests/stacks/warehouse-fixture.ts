/** Settings of a warehouse and of Grafana, and the JSON of their stacks. */
import { type TerraformStack, Testing } from 'cdktf';
import { GrafanaStack } from '../../stacks/grafana-stack.ts';
import { readSettings } from '../../stacks/settings/settings.ts';
import { WarehouseStack } from '../../stacks/warehouse-stack.ts';
import type { Statement } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';
import type { StackJson } from './synthesized.ts';

export const serverless = {
  kind: 'serverless',
  readerRoles: ['finops_analyst'],
  subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'],
  securityGroupIds: ['sg-0123456789abcdef0'],
} as const;

const workgroupId = '11111111-2222-3333-4444-555555555555';
export const workgroupArn = `arn:aws:redshift-serverless:eu-west-1:111122223333:workgroup/${workgroupId}`;
export const existingWorkgroup = { kind: 'workgroup', database: 'dev', workgroupArn } as const;
export const cluster = {
  kind: 'cluster',
  database: 'dev',
  clusterIdentifier: 'analytics',
} as const;

export const identityCenter = {
  login: { kind: 'identity-center', adminGroupIds: ['11111111-2222-3333-4444-555555555555'] },
} as const;

/** The stacks `warehouse` and `grafana` of the smallest settings with these in addition; without the other stacks. */
export function stacksWith(more: object): Readonly<Record<string, StackJson>> {
  const settings = readSettings({ ...givenSettings, ...more });
  const { warehouse, grafana } = settings;
  const json = (stack: TerraformStack) => JSON.parse(Testing.synth(stack)) as StackJson;
  return {
    ...(warehouse && {
      warehouse: json(new WarehouseStack(Testing.app(), 'warehouse', { settings, warehouse })),
    }),
    ...(grafana && {
      grafana: json(new GrafanaStack(Testing.app(), 'grafana', { settings, grafana })),
    }),
  };
}

/** Resources of a type, in the stack `name`. */
export function resourcesOf(stacks: Readonly<Record<string, StackJson>>, name: string) {
  const { resource = {} } = stacks[name] ?? {};
  return (type: string): readonly Record<string, unknown>[] => Object.values(resource[type] ?? {});
}

/** The one inline policy of the stack's role. */
export function policyIn(stacks: Readonly<Record<string, StackJson>>, name: string) {
  const [policy] = resourcesOf(stacks, name)('aws_iam_role_policy');
  return JSON.parse(String(policy?.['policy'])) as { Statement: Statement[] };
}

export function trustIn(stacks: Readonly<Record<string, StackJson>>, name: string) {
  const [role] = resourcesOf(stacks, name)('aws_iam_role');
  return JSON.parse(String(role?.['assume_role_policy'])) as { Statement: Statement[] };
}
