/** An operation that changes something, in the OpenAPI document. */
import type { WriteOperation } from '../operations/write-operation.ts';
import type { OperationObject, ParameterObject } from './openapi-types.ts';
import { answerResponse, problemResponses } from './responses.ts';

export function writeObject(write: WriteOperation): OperationObject {
  const { id, summary, description, body, data } = write;
  const base = {
    operationId: id,
    summary,
    description,
    parameters: preconditions,
    responses: {
      200: answerResponse(data, { isTagged: true, isCsv: false, isPaged: false }),
      ...problemResponses,
    },
  };
  if (body === null) return base;
  const schema = { type: 'string', maxLength: body.maxBytes } as const;
  return { ...base, requestBody: { required: true, content: { [body.contentType]: { schema } } } };
}

/** One of both is needed. */
const preconditions: readonly ParameterObject[] = [
  {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'ETag of the version that is changed; needed, unless there is none yet.',
    schema: { type: 'string' },
  },
  {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'For a first version, which must not replace another one.',
    schema: { const: '*' },
  },
];
