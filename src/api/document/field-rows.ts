/** The fields of a JSON schema as rows of a table: 'data.rows[].cost', its type in words, its meaning. */
import type { JsonSchema } from './openapi-types.ts';

export type Field = readonly [path: string, schema: JsonSchema, isOptional: boolean];

/** Depth first, in the order of the schema; an object is also a row if it has a meaning. */
export function fieldsOf(schema: JsonSchema, path = ''): readonly Field[] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([name, property]): readonly Field[] => {
    const field = property as JsonSchema;
    const at = path === '' ? name : `${path}.${name}`;
    const below = [...fieldsOf(field, at), ...fieldsOf(itemsOf(field), `${at}[]`)];
    const own: Field = [at, field, !required.includes(name)];
    return below.length > 0 && field.description === undefined ? below : [own, ...below];
  });
}

/** 'text', 'number or null', 'unblended, amortized, …', 'list of text'. */
export function typeWords(schema: JsonSchema): string {
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(String).join(', ');
  if (schema.anyOf !== undefined)
    return schema.anyOf.map((one) => typeWords(one as JsonSchema)).join(' or ');
  const types = [schema.type ?? 'any'].flat() as readonly string[];
  return types.map((type) => wordOf(type, schema)).join(' or ');
}

const words: Readonly<Record<string, string>> = { string: 'text', boolean: 'true or false' };

function wordOf(type: string, schema: JsonSchema): string {
  if (type === 'array') return `list of ${typeWords(itemsOf(schema))}`;
  if (schema.format === 'date') return 'day: YYYY-MM-DD';
  return words[type] ?? type;
}

function itemsOf({ items }: JsonSchema): JsonSchema {
  return typeof items === 'object' && !Array.isArray(items) ? (items as JsonSchema) : {};
}
