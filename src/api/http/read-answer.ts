/**
 * Answers a request that reads: JSON or CSV, within the reader's scope. An answer is of one version of the archive: it is
 * made once more if the archive changed meanwhile, and a page is never of another version than the page before.
 */
import type { Context } from 'hono';
import type { Asked, Operation } from '../operations/operation.ts';
import { ApiProblem } from '../problems/problem.ts';
import { readQuery } from '../questions/read-query.ts';
import { bodyOf, sent } from './answer-bytes.ts';
import { answerForm } from './answer-form.ts';
import type { ApiServices } from './api-services.ts';
import { type AskedOverHttp, answerHeaders, keptAnswer } from './kept-answer.ts';
import { inTime, madeText } from './made-text.ts';

type Question = Omit<Asked<Record<string, unknown>>, 'facts'>;

/** Throws an ApiProblem. */
export async function readAnswer(
  services: ApiServices,
  operation: Operation,
  context: Context,
): Promise<Response> {
  const reader = await services.readerOf(context);
  const form = answerForm(context.req.header('accept'));
  const query = readQuery(operation.query, new URL(context.req.url).searchParams);
  const http = { services, operation, form, context };
  if (operation.isKept) return answerOfOneVersion(http, { query, reader });
  const asked = { query, reader, facts: await services.facts() };
  const text = await inTime(services, () => madeText(services, operation, asked));
  return sent(bodyOf(operation, form, asked, text), answerHeaders, context);
}

/** A cursor is only compared with the version that the archive has now. */
async function answerOfOneVersion(http: AskedOverHttp, question: Question): Promise<Response> {
  const { services, operation, form, context } = http;
  const isLaterPage = question.query['cursor'] !== undefined;
  const first = { ...question, facts: await services.facts(isLaterPage ? 0 : undefined) };
  const answer = await keptAnswer(http, first);
  if (answer instanceof Response) return answer;
  const again = { ...question, facts: await services.facts(0) };
  const second = await keptAnswer(http, again);
  if (second instanceof Response) return second;
  if (isLaterPage) throw changedWhileMade();
  const body = bodyOf(operation, form, again, second.mixedText);
  return sent(body, { ...answerHeaders, 'cache-control': 'no-store' }, context);
}

function changedWhileMade(): ApiProblem {
  return new ApiProblem(
    'archive-changed',
    'The archive changed while this page was read: begin again without a cursor.',
  );
}
