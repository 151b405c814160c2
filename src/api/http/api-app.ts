/**
 * The API over HTTP: for each operation a route that reads the query, asks the archive within the reader's scope, and
 * answers JSON or CSV with an ETag. A reader who has the answer already gets 304 without a query.
 */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { scopeKey } from '../../domain/questions/reader-scope.ts';
import { metaOf } from '../answers/answer-shape.ts';
import { csvOf } from '../answers/csv-answer.ts';
import type { KeptAnswers } from '../answers/kept-answers.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import { allOperations } from '../operations/all-operations.ts';
import { allWrites } from '../operations/all-writes.ts';
import type { ArchiveReader, Operation, Reader } from '../operations/operation.ts';
import { ApiProblem, problemBody } from '../problems/problem.ts';
import { readQuery } from '../questions/read-query.ts';
import { answerForm } from './answer-form.ts';
import { addDocumentRoutes } from './document-routes.ts';
import { writtenAnswer } from './written-answer.ts';

export interface ApiServices {
  readonly archive: ArchiveReader;
  readonly facts: () => Promise<ArchiveFacts>;
  readonly kept: KeptAnswers;
  /** Who asks. Throws an ApiProblem if nobody is logged in. */
  readonly readerOf: (context: Context) => Reader | Promise<Reader>;
  /** An error that is no ApiProblem: the reader learns only its id. */
  readonly onError: (error: unknown, id: string) => void;
  /** Of a process that answers several requests at once; absent: none. */
  readonly limiter?: {
    readonly inTurn: <T>(make: () => Promise<T>) => Promise<T>;
    readonly inTime: <T>(answer: Promise<T>) => Promise<T>;
  };
}

const retrySeconds = 5;

export function apiApp(services: ApiServices): Hono {
  const app = new Hono({ strict: true });
  for (const operation of allOperations) {
    app.get(operation.path, (context) => answered(services, operation, context));
  }
  for (const write of allWrites) {
    app.on(write.method, write.path, (context) => writtenAnswer(services, write, context));
  }
  for (const { path } of allOperations) {
    app.all(path, () => {
      throw new ApiProblem('method-not-allowed', methodsOf(path));
    });
  }
  addDocumentRoutes(app);
  app.notFound((context) => {
    const detail = `${context.req.path.slice(0, 200)} is not an address of this API.`;
    return problemAnswer(new ApiProblem('not-found', detail));
  });
  app.onError((error) => problemAnswer(problemOf(services.onError, error)));
  return app;
}

function methodsOf(path: string): string {
  const writes = allWrites.filter((write) => write.path === path).map(({ method }) => method);
  const changed = writes.length === 0 ? '' : `, and changed with ${writes.join(' and ')}`;
  return `${path} is read with GET${changed}.`;
}

async function answered(
  services: ApiServices,
  operation: Operation,
  context: Context,
): Promise<Response> {
  const reader = await services.readerOf(context);
  const form = answerForm(context.req.header('accept'));
  const query = readQuery(operation.query, new URL(context.req.url).searchParams);
  const facts = await services.facts();
  const alsoFrom = await operation.alsoFrom?.(services.archive, { facts });
  const key = {
    archiveVersion: facts.version,
    operation: operation.id,
    scope: scopeKey(reader.scope),
    query: alsoFrom === undefined ? query : { query, alsoFrom },
  };
  const headers = { 'cache-control': 'private, no-cache', vary: 'accept, authorization' };
  const meta = metaOf(facts);
  const etag = operation.isKept ? etagOf({ ...key, form, meta }) : undefined;
  if (etag !== undefined && matches(context.req.header('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: { ...headers, etag } });
  }
  const { inTurn, inTime } = services.limiter ?? unlimited;
  const make = () =>
    inTurn(async () =>
      JSON.stringify(await operation.answer(services.archive, { query, reader, facts })),
    );
  const text = await inTime(operation.isKept ? services.kept.get(key, make) : make());
  const tagged = etag === undefined ? headers : { ...headers, etag };
  if (form === 'csv') return csvAnswer(text, operation, tagged);
  const body = `${JSON.stringify(meta).slice(0, -1)},"data":${text}}`;
  return new Response(body, { headers: { ...tagged, 'content-type': 'application/json' } });
}

const unlimited: NonNullable<ApiServices['limiter']> = {
  inTurn: (make) => make(),
  inTime: (answer) => answer,
};

function csvAnswer(text: string, { id }: Operation, headers: Record<string, string>): Response {
  const csv = csvOf(JSON.parse(text));
  if (csv === undefined)
    throw new ApiProblem('not-acceptable', 'This answer has no rows: ask for JSON.');
  const disposition = `attachment; filename="${id}.csv"`;
  return new Response(csv, {
    headers: {
      ...headers,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': disposition,
    },
  });
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

/** An error without a meaning for the reader is reported with an id, and answered with the same. */
export function problemOf(onError: ApiServices['onError'], error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const id = crypto.randomUUID();
  onError(error, id);
  return new ApiProblem('unexpected', `Ask who runs this system, with the number ${id}.`);
}

export function problemAnswer(problem: ApiProblem): Response {
  const { status } = problem;
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  const again = { 'retry-after': String(retrySeconds) };
  return new Response(JSON.stringify(problemBody(problem)), {
    status,
    headers: status === 429 || status === 503 ? { ...headers, ...again } : headers,
  });
}
