/** Reads the emitted template and walks over its JSON. */
import { emitTemplate } from '../../quicksight/template/emit-template.ts';

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

export function propertiesOf(logicalId: string): Json {
  const resource = template.Resources[logicalId];
  if (resource === undefined) throw new Error(`the template has no ${logicalId}`);
  return resource.Properties;
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
