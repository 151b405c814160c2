/** The parameters of a query, in the OpenAPI document. */
import type { QuerySchema } from '../questions/read-query.ts';
import type { JsonSchema, ParameterObject } from './openapi-types.ts';
import { schemaOf } from './schema-of.ts';

export function queryParameters(query: QuerySchema): readonly ParameterObject[] {
  const { properties = {}, required = [] } = schemaOf(query, 'input');
  return Object.entries(properties).map(([name, property]) => {
    const { description: meaning = '', ...schema } = property as JsonSchema;
    return {
      name,
      in: 'query',
      required: required.includes(name),
      description: meaning,
      schema,
    };
  });
}
