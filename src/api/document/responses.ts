/** What operations answer: their own shape, or a problem. */
import type * as z from 'zod';
import { answerShape } from '../answers/answer-shape.ts';
import type { JsonSchema, ResponseObject } from './openapi-types.ts';
import { schemaOf } from './schema-of.ts';

export interface AnswerForms {
  readonly isTagged: boolean;
  readonly isCsv: boolean;
  /** Whether long answers have pages. */
  readonly isPaged: boolean;
}

const text = { type: 'string' } as const;
const etag = { description: 'Changes with the answer.', schema: text };
const link = {
  description: 'Of CSV: the next page (rel="next", RFC 8288), unless it is the last.',
  schema: text,
};

/** `data`: the operation's own part of the answer. */
export function answerResponse(
  data: z.ZodType,
  { isTagged, isCsv, isPaged }: AnswerForms,
): ResponseObject {
  const json = { 'application/json': { schema: schemaOf(answerShape(data), 'output') } };
  const csv = { 'text/csv': { schema: text } };
  const base = { description: 'The answer.', content: isCsv ? { ...json, ...csv } : json };
  const headers = { ...(isTagged ? { ETag: etag } : {}), ...(isPaged ? { Link: link } : {}) };
  return isTagged || isPaged ? { ...base, headers } : base;
}

const seconds = { description: 'Seconds after which to ask again.', schema: text };
const place = { description: 'A link to the answer, valid for some minutes.', schema: text };
const message: JsonSchema = {
  type: 'object',
  properties: { message: text },
  required: ['message'],
};

/** Of a deployed API alone. */
export const laterResponses: Readonly<Record<string, ResponseObject>> = {
  202: {
    description: 'The answer takes long and is being made: ask the same address again.',
    headers: { 'Retry-After': seconds },
    content: { 'application/json': { schema: message } },
  },
  303: { description: 'The answer is large, and is at a link.', headers: { Location: place } },
};

export const problemResponses: Readonly<Record<string, ResponseObject>> = {
  '4XX': problem('The request cannot be answered; the problem says why, and what to do.'),
  '5XX': problem('The API failed.'),
};

function problem(description: string): ResponseObject {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}
