/** What operations answer: their own shape, or a problem. */
import type * as z from 'zod';
import { answerShape } from '../answers/answer-shape.ts';
import type { ResponseObject } from './openapi-types.ts';
import { schemaOf } from './schema-of.ts';

export interface AnswerForms {
  readonly isTagged: boolean;
  readonly isCsv: boolean;
}

const text = { type: 'string' } as const;

/** `data`: the operation's own part of the answer. */
export function answerResponse(data: z.ZodType, { isTagged, isCsv }: AnswerForms): ResponseObject {
  const json = { 'application/json': { schema: schemaOf(answerShape(data), 'output') } };
  const csv = { 'text/csv': { schema: text } };
  const base = { description: 'The answer.', content: isCsv ? { ...json, ...csv } : json };
  const etag = { description: 'Changes with the answer.', schema: text };
  return isTagged ? { ...base, headers: { ETag: etag } } : base;
}

export const problemResponses: Readonly<Record<string, ResponseObject>> = {
  '4XX': problem('The request cannot be answered; the problem says why, and what to do.'),
  '5XX': problem('The API failed.'),
};

function problem(description: string): ResponseObject {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}
