/**
 * Answers a request that reads: JSON or CSV with an ETag, within the reader's scope. A reader who has the answer already
 * gets 304 without a query, and the others the bytes that were made for the first one.
 */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { type AnswerBody, csvBody, jsonBody } from '../answers/answer-body.ts';
import { answerKey } from '../answers/answer-key.ts';
import { metaOf } from '../answers/answer-shape.ts';
import type { AnswerText } from '../answers/kept-answers.ts';
import type { AskedAnswer } from '../answers/later-answers.ts';
import type { Asked, Operation } from '../operations/operation.ts';
import { ApiProblem } from '../problems/problem.ts';
import { readQuery } from '../questions/read-query.ts';
import { type AnswerForm, answerForm } from './answer-form.ts';
import type { ApiServices } from './api-services.ts';
import { askAgain } from './ask-again.ts';

/** Throws an ApiProblem. */
export async function readAnswer(
  services: ApiServices,
  operation: Operation,
  context: Context,
): Promise<Response> {
  const reader = await services.readerOf(context);
  const url = new URL(context.req.url);
  const form = answerForm(context.req.header('accept'));
  const query = readQuery(operation.query, url.searchParams);
  const facts = await services.facts();
  const asked = { query, reader, facts };
  const headers = { 'cache-control': 'private, no-cache', vary: 'accept, authorization' };
  if (!operation.isKept) {
    const text = await inTime(services, () => madeText(services, operation, asked));
    return sent(bodyOf(operation, form, asked, text), headers, context);
  }
  const key = await answerKey(services.archive, operation, asked);
  const etag = etagOf({ ...key, form, meta: metaOf(facts) });
  const tagged = { ...headers, etag };
  if (matches(context.req.header('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: tagged });
  }
  const { kept } = services;
  const known = kept.bodies.get(etag);
  if (known !== undefined) return sent(known, tagged, context);
  const toMake = { operation: operation.id, query: url.search, scope: reader.scope };
  const make = () => kept.get(key, () => madeText(services, operation, asked));
  const found = await keptText(services, { key, toMake }, make);
  if (found === null) return askAgain(headers);
  const body = bodyOf(operation, form, asked, found.text);
  if (found.isCurrent) kept.bodies.set(etag, body);
  return sent(body, tagged, context);
}

/** Null: the answer is being made elsewhere. */
async function keptText(
  services: ApiServices,
  asked: AskedAnswer,
  make: () => Promise<AnswerText>,
): Promise<AnswerText | null> {
  const { kept, later } = services;
  if (later === undefined) return inTime(services, make);
  return (await kept.find(asked.key)) ?? later.inTime(asked, make);
}

function madeText(
  { archive, limiter }: ApiServices,
  { answer }: Operation,
  asked: Asked<Record<string, unknown>>,
): Promise<string> {
  const make = async () => JSON.stringify(await answer(archive, asked));
  return limiter === undefined ? make() : limiter.inTurn(make);
}

function inTime<T>({ limiter }: ApiServices, make: () => Promise<T>): Promise<T> {
  return limiter === undefined ? make() : limiter.inTime(make());
}

function bodyOf(
  { id }: Operation,
  form: AnswerForm,
  { facts }: Asked<unknown>,
  text: string,
): AnswerBody {
  const body = form === 'csv' ? csvBody(id, text) : jsonBody(metaOf(facts), text);
  if (body !== undefined) return body;
  throw new ApiProblem('not-acceptable', 'This answer has no rows: ask for JSON.');
}

function sent(
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

/** Strong: the same bytes. Differs with the reader's scope. */
function etagOf(from: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(from)).digest('hex').slice(0, 32)}"`;
}

/** https://www.rfc-editor.org/rfc/rfc9110#field.if-none-match compares weakly. */
function matches(given: string | undefined, etag: string): boolean {
  if (given === undefined) return false;
  const tags = given.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
