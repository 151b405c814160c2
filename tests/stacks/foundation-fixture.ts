/** The foundation stack's JSON for one environment, and ways to find things in it. */
import { Testing } from 'cdktf';
import { expect } from 'vitest';
import { FoundationStack } from '../../stacks/foundation-stack.ts';
import { readSettings } from '../../stacks/settings/settings.ts';
import { givenSettings } from './given-settings.ts';

// biome-ignore lint/suspicious/noExplicitAny: Terraform JSON has no type.
export type Json = Record<string, any>;

export interface Statement {
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Json;
}

export function synth(change: object = {}): Json {
  const stack = new FoundationStack(
    Testing.app(),
    'foundation',
    readSettings({ ...givenSettings, ...change }),
  );
  return JSON.parse(Testing.synth(stack)) as Json;
}

export const resources = (json: Json, type: string): Json[] =>
  Object.values(json['resource'][type] ?? {});
export const only = (json: Json, type: string): Json => {
  const found = resources(json, type);
  expect(found, type).toHaveLength(1);
  return found[0] as Json;
};
export const table = (json: Json, name: string): Json =>
  resources(json, 'aws_glue_catalog_table').find((one) => one['name'] === name) as Json;
export const statementsOf = (policy: string) =>
  (JSON.parse(policy) as { Statement: Statement[] }).Statement;
export const list = (value: string | string[]) => [value].flat();

export const legacy = { bill: { kind: 'export-legacy', crawler: true } };
export const existing = (source: string) => ({
  bill: { kind: 'existing', source, bucket: 'acme-bills', prefix: 'exports/acme/data' },
});
