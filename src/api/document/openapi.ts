/**
 * The OpenAPI document of the API, made from its operations: each schema that reads a query or types an answer is the
 * schema that is described.
 */
import * as z from 'zod';
import { allJobs } from '../operations/all-jobs.ts';
import { allOperations } from '../operations/all-operations.ts';
import { allWrites } from '../operations/all-writes.ts';
import type { Operation } from '../operations/operation.ts';
import { jobObject } from './job-object.ts';
import type { OpenApiDocument, OperationObject, ParameterObject } from './openapi-types.ts';
import { problemSchema } from './problem-schema.ts';
import { queryParameters } from './query-parameters.ts';
import { answerResponse, laterResponses, problemResponses } from './responses.ts';
import { writeObject } from './write-object.ts';

const description = `Costs from the archive of finops-digest, within what the reader may see.

Days are UTC days, first and last included. Amounts are decimal text, exact to the last digit, in the archive's currency. Columns have FOCUS names; x_ marks those that FOCUS does not have. A value that is not known is null, never 0.

Every answer names the newest archived day, the version of the archive and of the rules, and whether the archive equals the bill.`;

/** The same for the same operations. */
export function openApiDocument(): OpenApiDocument {
  return {
    openapi: '3.1.1',
    info: { title: 'finops-digest', version: '1', description },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, {}],
    paths: Object.fromEntries([
      ...allOperations.map((one) => [one.path, pathObject(one)]),
      ...allJobs.map((one) => [one.path, { post: jobObject(one) }]),
    ]),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema },
    },
  };
}

/** The document as its file has it. */
export function openApiText(document: OpenApiDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Reading, and what changes the same. */
function pathObject(operation: Operation): Readonly<Record<string, OperationObject>> {
  const writes = allWrites.filter(({ path }) => path === operation.path);
  return {
    get: operationObject(operation),
    ...Object.fromEntries(writes.map((one) => [one.method.toLowerCase(), writeObject(one)])),
  };
}

function operationObject(operation: Operation): OperationObject {
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: operation.description,
    parameters: [...queryParameters(operation.query), ...(operation.isKept ? [ifNoneMatch] : [])],
    responses: {
      200: answerResponse(operation.data, {
        isTagged: operation.isKept,
        isCsv: hasRows(operation.data),
        isPaged: 'cursor' in operation.query.shape,
      }),
      ...(operation.isKept ? laterResponses : {}),
      ...(operation.isKept ? { 304: { description: 'The reader has this answer already.' } } : {}),
      ...problemResponses,
    },
  };
}

const ifNoneMatch: ParameterObject = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'ETag of the answer that the reader has.',
  schema: { type: 'string' },
};

/** Only rows are also CSV. */
function hasRows(data: z.ZodType): boolean {
  return data instanceof z.ZodObject && data.shape['rows'] instanceof z.ZodArray;
}
