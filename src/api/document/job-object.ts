/** An operation that starts a job, in the OpenAPI document. */
import type { JobOperation } from '../operations/job-operation.ts';
import type { OperationObject } from './openapi-types.ts';
import { queryParameters } from './query-parameters.ts';
import { answerResponse, problemResponses } from './responses.ts';

export function jobObject({
  id,
  summary,
  description,
  query,
  data,
}: JobOperation): OperationObject {
  return {
    operationId: id,
    summary,
    description,
    parameters: queryParameters(query),
    responses: {
      202: {
        ...answerResponse(data, { isTagged: false, isCsv: false, isPaged: false }),
        description: 'The job is started.',
      },
      ...problemResponses,
    },
  };
}
