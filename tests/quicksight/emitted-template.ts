/** Reads the emitted template and walks over its JSON. */
import { lightValues } from '../../quicksight/cloudformation/light-parameters.ts';
import { emitTemplate } from '../../quicksight/template/emit-template.ts';
import { defaultThresholds } from '../../src/domain/budgets/budget-light.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DependsOn?: string;
  readonly Properties: Json;
}

export interface Template {
  readonly Parameters: Readonly<Record<string, Json>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Json;
}

export const template = JSON.parse(emitTemplate()) as Template;

/** A resource's properties, with the values of the thresholds' parameters in place. */
export function propertiesOf(logicalId: string, thresholds = defaultThresholds): Json {
  const resource = template.Resources[logicalId];
  if (resource === undefined) throw new Error(`the template has no ${logicalId}`);
  return filled(resource.Properties, lightValues(thresholds)) as Json;
}

/** As CloudFormation fills them in; what is filled from other parameters stays as it is. */
function filled(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => filled(one, values));
  const { 'Fn::Sub': text, ...others } = value as Json;
  if (typeof text === 'string' && Object.keys(others).length === 0) {
    const known = text.replace(/\$\{(\w+)\}/g, (place, name) => values[name] ?? place);
    return known.includes('${') ? { 'Fn::Sub': known } : known;
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, values)]));
}

/** Every object inside the value at any depth, with the keys that lead to it. */
export function objectsIn(
  value: unknown,
  path: readonly string[] = [],
): readonly { readonly path: readonly string[]; readonly object: Json }[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, one]) => objectsIn(one, [...path, key]));
  return Array.isArray(value) ? below : [{ path, object: value as Json }, ...below];
}

/** Every value of a key at any depth. */
export function valuesOf(value: unknown, key: string): readonly unknown[] {
  return objectsIn(value).flatMap(({ object }) => (key in object ? [object[key]] : []));
}
