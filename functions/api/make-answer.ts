/** Makes one answer for a reader who was asked to come back, and keeps it. */
import { answerKey } from '../../src/api/answers/answer-key.ts';
import { LaterAnswers } from '../../src/api/answers/later-answers.ts';
import { allOperations } from '../../src/api/operations/all-operations.ts';
import { readQuery } from '../../src/api/questions/read-query.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import type { QueryEngine } from '../../src/ports/query-engine.ts';
import type { MakeEvent } from './api-event.ts';
import type { ApiProcess } from './api-process.ts';

/** The function's time limit: after it nobody makes the answer any more. */
export const makeMs = 300_000;

/**
 * Throws an InputError for an operation that this version does not have, and the error of the archive, after the next
 * reader was promised its id.
 */
export async function makeAnswer(
  { archive, facts: readFacts, kept, readerWith }: ApiProcess,
  { operation: id, query: search, scope }: Omit<MakeEvent, 'question'>,
  { engine, requestId }: { readonly engine: QueryEngine; readonly requestId: string },
): Promise<void> {
  const operation = allOperations.find((one) => one.id === id && one.isKept);
  if (operation === undefined) {
    throw new InputError(`The event asks for '${id}', which is not an answer that is kept.`);
  }
  const reader = readerWith(engine);
  const facts = await readFacts();
  const query = readQuery(operation.query, new URLSearchParams(search));
  const asked = { query, reader: { scope, isEditor: false }, facts };
  const key = await answerKey(reader, operation, asked);
  const later = new LaterAnswers({
    store: archive.store,
    now: Date.now,
    waitMs: makeMs,
    makeMs,
    start: async () => {},
  });
  const make = async () => JSON.stringify(await operation.answer(reader, asked as never));
  await later.make(key, () => kept.get(key, make), requestId);
}
