/**
 * The OpenAPI document of the API, made from its operations: each schema that reads a query or types an answer is the
 * schema that is described.
 */
import * as z from 'zod';
import { answerShape } from '../answers/answer-shape.ts';
import { allOperations } from '../operations/all-operations.ts';
import type { Operation } from '../operations/operation.ts';
import type {
  JsonSchema,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  ResponseObject,
} from './openapi-types.ts';
import { problemSchema } from './problem-schema.ts';

const description = `Costs from the archive of finops-digest, within what the reader may see.

Days are UTC days, first and last included. Amounts are decimal text, exact to the last digit, in the archive's currency. Columns have FOCUS names; x_ marks those that FOCUS does not have. A value that is not known is null, never 0.

Every answer names the newest archived day, the version of the archive and of the rules, and whether its newest month equals the bill.`;

/** The same for the same operations. */
export function openApiDocument(operations: readonly Operation[] = allOperations): OpenApiDocument {
  return {
    openapi: '3.1.1',
    info: { title: 'finops-digest', version: '1', description },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, {}],
    paths: Object.fromEntries(operations.map((one) => [one.path, { get: operationObject(one) }])),
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

function operationObject(operation: Operation): OperationObject {
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: operation.description,
    parameters: [...queryParameters(operation), ...(operation.isKept ? [ifNoneMatch] : [])],
    responses: {
      200: answer(operation),
      ...(operation.isKept ? { 304: { description: 'The reader has this answer already.' } } : {}),
      '4XX': problem('The request cannot be answered; the problem says why, and what to do.'),
      '5XX': problem('The API failed.'),
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

function queryParameters({ query }: Operation): readonly ParameterObject[] {
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

function answer({ data, isKept }: Operation): ResponseObject {
  const content = { 'application/json': { schema: schemaOf(answerShape(data), 'output') } };
  const csv = { 'text/csv': { schema: { type: 'string' } as const } };
  const etag = { description: 'Changes with the answer.', schema: { type: 'string' } as const };
  const base = {
    description: 'The answer.',
    content: hasRows(data) ? { ...content, ...csv } : content,
  };
  return isKept ? { ...base, headers: { ETag: etag } } : base;
}

/** Only rows are also CSV. */
function hasRows(data: z.ZodType): boolean {
  return data instanceof z.ZodObject && data.shape['rows'] instanceof z.ZodArray;
}

function problem(meaning: string): ResponseObject {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description: meaning, content: { 'application/problem+json': { schema } } };
}

/** Without the name of the dialect, which OpenAPI 3.1 has as its default. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io });
  // The result has a function of the Standard Schema interface beside its data.
  return JSON.parse(JSON.stringify(described)) as JsonSchema;
}
