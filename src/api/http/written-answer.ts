/** Answers a request that changes something: who may do it, of which version, and with what body. */
import type { Context } from 'hono';
import * as z from 'zod';
import { metaOf } from '../answers/answer-shape.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import type { ArchiveReader, Reader } from '../operations/operation.ts';
import type { WriteOperation } from '../operations/write-operation.ts';
import { ApiProblem } from '../problems/problem.ts';
import { readQuery } from '../questions/read-query.ts';
import { readPrecondition } from '../rules/precondition.ts';
import { readBody } from './read-body.ts';

const noParameters = z.object({});

interface Services {
  readonly archive: ArchiveReader;
  readonly facts: () => Promise<ArchiveFacts>;
  readonly readerOf: (context: Context) => Reader | Promise<Reader>;
}

/** Throws an ApiProblem. */
export async function writtenAnswer(
  { archive, facts: readFacts, readerOf }: Services,
  { isAllowed, body, write }: WriteOperation,
  context: Context,
): Promise<Response> {
  if (!isAllowed(await readerOf(context))) {
    throw new ApiProblem('forbidden', 'Only editors who see everything may do that.');
  }
  readQuery(noParameters, new URL(context.req.url).searchParams);
  const precondition = readPrecondition({
    ifMatch: context.req.header('if-match'),
    ifNoneMatch: context.req.header('if-none-match'),
  });
  const text = body === null ? '' : await readBody(context.req.raw, body.maxBytes);
  const facts = await readFacts();
  const { data, etag } = await write(archive, { text, precondition, facts });
  return new Response(JSON.stringify({ ...metaOf(facts), data }), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', etag },
  });
}
