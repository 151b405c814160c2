/** Answers are made a few at a time; who waits too long, or with too many, is told to ask again. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerLimiter } from '../../../src/api/server/answer-limits.ts';

const limits = { maxAtOnce: 2, maxWaiting: 2, maxWaitMs: 1_000, maxAnswerMs: 5_000 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An answer that is made when `finish` is called. */
function slowAnswer() {
  let finish = () => {};
  const made = new Promise<string>((resolve) => {
    finish = () => resolve('made');
  });
  const make = vi.fn(() => made);
  return { make, finish: () => finish() };
}

test('no more answers are made at once than allowed, and the first who waits is next', async () => {
  const { inTurn } = answerLimiter(limits);
  const answers = [slowAnswer(), slowAnswer(), slowAnswer(), slowAnswer()];
  const asked = answers.map(({ make }) => inTurn(make));
  await vi.advanceTimersByTimeAsync(10);
  expect(answers.map(({ make }) => make.mock.calls.length)).toEqual([1, 1, 0, 0]);
  answers[1]?.finish();
  await asked[1];
  await vi.advanceTimersByTimeAsync(0);
  expect(answers.map(({ make }) => make.mock.calls.length)).toEqual([1, 1, 1, 0]);
  for (const { finish } of answers) finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(await Promise.all(asked)).toEqual(['made', 'made', 'made', 'made']);
});

test('a failed answer gives its turn to the next', async () => {
  const { inTurn } = answerLimiter({ ...limits, maxAtOnce: 1 });
  const failed = inTurn(() => Promise.reject(new Error('failed')));
  const next = inTurn(async () => 'made');
  await expect(failed).rejects.toThrow('failed');
  expect(await next).toBe('made');
});

test('who would wait behind too many, or too long, is told to ask again', async () => {
  const { inTurn } = answerLimiter({ ...limits, maxAtOnce: 1 });
  const slow = slowAnswer();
  const first = inTurn(slow.make);
  const waiting = [inTurn(slow.make), inTurn(slow.make)].map((one) => one.catch(kindOf));
  await expect(inTurn(slow.make)).rejects.toMatchObject({ kind: 'too-many-requests' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await Promise.all(waiting)).toEqual(['too-many-requests', 'too-many-requests']);
  slow.finish();
  expect(await first).toBe('made');
  expect(await inTurn(async () => 'again')).toBe('again');
});

test('an answer that takes too long is a problem, and is made all the same', async () => {
  const { inTurn, inTime } = answerLimiter(limits);
  const slow = slowAnswer();
  const made = inTurn(slow.make);
  const asked = inTime(made).catch(kindOf);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await asked).toBe('too-slow');
  slow.finish();
  expect(await made).toBe('made');
  expect(await inTime(Promise.resolve('soon'))).toBe('soon');
  expect(vi.getTimerCount()).toBe(0);
});

function kindOf(error: { readonly kind?: string }) {
  return error.kind;
}
