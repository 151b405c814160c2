/** Answers one request of API Gateway: who asks, by the claims of the verified token; then the answer, in its time. */
import { Hono } from 'hono';
import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { LaterAnswers } from '../../src/api/answers/later-answers.ts';
import { apiApp } from '../../src/api/http/api-app.ts';
import { withSafeHeaders } from '../../src/api/http/safe-headers.ts';
import { knownReader } from '../../src/api/readers/known-reader.ts';
import type { Jobs } from '../../src/ports/jobs.ts';
import type { MakeEvent, RequestEvent } from './api-event.ts';
import type { ApiProcess } from './api-process.ts';
import { makeMs } from './make-answer.ts';
import type { ObservedEngine } from './observed-engine.ts';
import { type AnswerStorage, sentAnswer } from './sent-answer.ts';
import { verifiedClaims } from './verified-claims.ts';

export interface RequestServices {
  readonly process: ApiProcess;
  readonly engine: ObservedEngine;
  /** Id of the invocation. */
  readonly requestId: string;
  readonly linkTo: AnswerStorage['linkTo'];
  /** Invokes this function once more, without waiting for it. */
  readonly invokeSelf: (event: { readonly make: MakeEvent }) => Promise<void>;
  /** Starts the digest's function; absent: nobody starts jobs. */
  readonly jobs: Jobs | undefined;
  readonly onError: (error: unknown, id: string) => void;
}

type Bindings = { readonly Bindings: { readonly event: LambdaEvent } };

/** The result for API Gateway. */
export async function answerRequest({ event, request }: RequestEvent, services: RequestServices) {
  const { process, engine, requestId, invokeSelf, onError, linkTo, jobs } = services;
  const { archive, settings, facts, kept, readers, readerWith } = process;
  const claims = verifiedClaims(request);
  const { waitMs, maxAnswerBytes: maxBytes } = settings;
  const later = new LaterAnswers({
    store: archive.store,
    now: Date.now,
    waitMs,
    makeMs,
    start: (answer) => invokeSelf({ make: { ...answer, question: requestId } }),
  });
  const api = apiApp({
    archive: readerWith(engine, jobs),
    facts,
    kept,
    readerOf: async () => knownReader(claims, await readers(), settings.claims),
    onError,
    later,
  });
  const app = new Hono<Bindings>();
  app.use(withSafeHeaders());
  app.all('*', async ({ req }) =>
    sentAnswer(await api.fetch(req.raw), req.header('accept-encoding'), {
      store: archive.store,
      linkTo,
      maxBytes,
    }),
  );
  return handle(app)(event);
}
