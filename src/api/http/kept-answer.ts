/**
 * The answer of one version of the archive, with its ETag: 304 for a reader who has it, kept bytes, or made now. If the
 * archive changed while it was made, it is the answer of no version, and that is said instead.
 */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { answerKey } from '../answers/answer-key.ts';
import { metaOf } from '../answers/answer-shape.ts';
import type { AnswerText } from '../answers/kept-answers.ts';
import type { AskedAnswer } from '../answers/later-answers.ts';
import type { Asked, Operation } from '../operations/operation.ts';
import { bodyOf, sent } from './answer-bytes.ts';
import type { AnswerForm } from './answer-form.ts';
import type { ApiServices } from './api-services.ts';
import { askAgain } from './ask-again.ts';
import { inTime, madeText } from './made-text.ts';

export interface AskedOverHttp {
  readonly services: ApiServices;
  readonly operation: Operation;
  readonly form: AnswerForm;
  readonly context: Context;
}

/** Made while the archive changed: its rows may be of both versions. */
export interface MixedAnswer {
  readonly mixedText: string;
}

export const answerHeaders = {
  'cache-control': 'private, no-cache',
  vary: 'accept, authorization',
} as const;

/** Throws an ApiProblem. */
export async function keptAnswer(
  { services, operation, form, context }: AskedOverHttp,
  asked: Asked<Record<string, unknown>>,
): Promise<Response | MixedAnswer> {
  const { kept, archive } = services;
  const key = await answerKey(archive, operation, asked);
  const etag = etagOf({ ...key, form, meta: metaOf(asked.facts) });
  const tagged = { ...answerHeaders, etag };
  if (matches(context.req.header('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: tagged });
  }
  const known = kept.bodies.get(etag);
  if (known !== undefined) return sent(known, tagged, context);
  const { search } = new URL(context.req.url);
  const toMake = { operation: operation.id, query: search, scope: asked.reader.scope };
  const make = () => kept.get(key, () => madeText(services, operation, asked));
  const found = await keptText(services, { key, toMake }, make);
  if (found === null) return askAgain(answerHeaders);
  if (!found.isCurrent) return { mixedText: found.text };
  const body = bodyOf(operation, form, asked, found.text);
  kept.bodies.set(etag, body);
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
