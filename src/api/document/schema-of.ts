/** The JSON schema of a zod schema, as OpenAPI 3.1 has it. */
import * as z from 'zod';
import type { JsonSchema } from './openapi-types.ts';

/** `io`: what is sent, or what is answered. Without the name of the dialect, which is OpenAPI's default. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io });
  // The result has a function of the Standard Schema interface beside its data.
  return JSON.parse(JSON.stringify(described)) as JsonSchema;
}
