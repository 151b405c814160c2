/** The bytes of an answer in the form that was asked for, and the response that has them. */
import type { Context } from 'hono';
import { type AnswerBody, csvBody, jsonBody } from '../answers/answer-body.ts';
import { metaOf } from '../answers/answer-shape.ts';
import type { Asked, Operation } from '../operations/operation.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { AnswerForm } from './answer-form.ts';

/** Throws an ApiProblem. */
export function bodyOf(
  { id }: Operation,
  form: AnswerForm,
  { facts }: Pick<Asked<unknown>, 'facts'>,
  text: string,
): AnswerBody {
  const body = form === 'csv' ? csvBody(id, text) : jsonBody(metaOf(facts), text);
  if (body !== undefined) return body;
  throw new ApiProblem('not-acceptable', 'This answer has no rows: ask for JSON.');
}

export function sent(
  { bytes, headers, nextCursor }: AnswerBody,
  others: Readonly<Record<string, string>>,
  { req }: Context,
): Response {
  const next = nextCursor === null ? {} : { link: nextLink(new URL(req.url), nextCursor) };
  return new Response(bytes, { headers: { ...others, ...headers, ...next } });
}

/** https://www.rfc-editor.org/rfc/rfc8288: the address of the next page, on the same host. */
function nextLink({ pathname, searchParams }: URL, cursor: string): string {
  const query = new URLSearchParams(searchParams);
  query.set('cursor', cursor);
  return `<${pathname}?${query}>; rel="next"`;
}
