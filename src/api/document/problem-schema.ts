/** The shape of problem details, for the OpenAPI document. https://www.rfc-editor.org/rfc/rfc9457 */
import { problemTitles } from '../problems/problem.ts';
import type { JsonSchema } from './openapi-types.ts';

const text = (description: string): JsonSchema => ({ type: 'string', description });

const kinds = Object.keys(problemTitles).map((kind) => `urn:finops-digest:problem:${kind}`);

export const problemSchema: JsonSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', enum: kinds, description: 'The kind of problem.' },
    title: text('What the kind means.'),
    status: { type: 'integer', description: 'The HTTP status.' },
    detail: text('What was wrong, and what to do.'),
    errors: {
      type: 'array',
      description: 'Each thing that is wrong.',
      items: {
        type: 'object',
        properties: {
          pointer: text('A query parameter, or a place in the body as a JSON Pointer.'),
          detail: text('What is wrong with it.'),
        },
        required: ['pointer', 'detail'],
        additionalProperties: false,
      },
    },
  },
  required: ['type', 'title', 'status', 'detail'],
  additionalProperties: false,
};
