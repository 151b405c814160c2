/**
 * The events that may invoke the API: a request by API Gateway, or an answer that another invocation of this function, or
 * the digest, wants to be made. Only a role that may invoke the function can send the second kind: what a request
 * contains is below `headers`, `body` and `rawQueryString`.
 */
import type { LambdaEvent } from 'hono/aws-lambda';
import * as z from 'zod/mini';
import type { AnswerToMake } from '../../src/api/answers/later-answers.ts';
import { InputError } from '../../src/domain/input/input-error.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
const request = z.looseObject({
  version: z.literal('2.0'),
  rawPath: z.string(),
  rawQueryString: z.string(),
  headers: z.record(z.string(), z.string()),
  requestContext: z.looseObject({
    domainName: z.string(),
    http: z.looseObject({ method: z.string(), path: z.string() }),
    authorizer: z.optional(
      z.looseObject({
        jwt: z.optional(z.looseObject({ claims: z.record(z.string(), z.unknown()) })),
      }),
    ),
  }),
});

const scope = z.union([
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({
    kind: z.literal('part'),
    ous: z.array(z.string()),
    teams: z.array(z.string()),
  }),
]);

const make = z.strictObject({
  make: z.strictObject({
    operation: z.string(),
    query: z.string(),
    scope,
    /** Of the invocation that began: its queries are waited for, not started again. */
    question: z.string(),
  }),
});

/** Sent by the digest after a run. */
const askAhead = z.strictObject({ askAhead: z.literal(true) });

export interface MakeEvent extends AnswerToMake {
  readonly question: string;
}

export interface RequestEvent {
  readonly kind: 'request';
  readonly event: LambdaEvent;
  readonly request: z.infer<typeof request>;
}

export type ApiEvent =
  | RequestEvent
  | { readonly kind: 'make'; readonly make: MakeEvent }
  | { readonly kind: 'ask-ahead' };

const accepted =
  "API Gateway's HTTP API event with payload 2.0, or " +
  '{"make": {"operation": "costs", "query": "?from=…", "scope": {"kind": "all"}, "question": "…"}}, or {"askAhead": true}';

/** Throws an InputError that names the field and what is accepted. */
export function readApiEvent(event: unknown): ApiEvent {
  if (typeof event === 'object' && event !== null && 'requestContext' in event) {
    return {
      kind: 'request',
      request: parsed(request, event),
      event: event as unknown as LambdaEvent,
    };
  }
  if (typeof event === 'object' && event !== null && 'askAhead' in event) {
    parsed(askAhead, event);
    return { kind: 'ask-ahead' };
  }
  return { kind: 'make', make: parsed(make, event).make };
}

function parsed<T>(schema: z.ZodMiniType<T>, event: unknown): T {
  const result = schema.safeParse(event);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') || 'the event';
  throw new InputError(
    `The event cannot be read: ${field}: ${issue?.message}. Accepted: ${accepted}.`,
  );
}
