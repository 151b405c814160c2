/** Answers a request that starts a job: who may do it, then 202. */
import type { Context } from 'hono';
import { metaOf } from '../answers/answer-shape.ts';
import type { JobOperation } from '../operations/job-operation.ts';
import { ApiProblem } from '../problems/problem.ts';
import { readQuery } from '../questions/read-query.ts';
import type { ApiServices } from './api-services.ts';

/** Throws an ApiProblem. */
export async function startedAnswer(
  { archive, facts: readFacts, readerOf }: ApiServices,
  { isAllowed, query: shape, start }: JobOperation,
  context: Context,
): Promise<Response> {
  const reader = await readerOf(context);
  if (!isAllowed(reader)) {
    throw new ApiProblem('forbidden', 'Only editors who see everything may do that.');
  }
  const query = readQuery(shape, new URL(context.req.url).searchParams);
  const facts = await readFacts();
  const data = await start(archive, { query, reader, facts });
  return new Response(JSON.stringify({ ...metaOf(facts), data }), {
    status: 202,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
