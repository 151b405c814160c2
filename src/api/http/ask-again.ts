/** The answer for a reader of a long answer: the same address has it after some seconds. */
import { askAgainSeconds } from '../answers/later-answers.ts';

export const askAgainMessage =
  'This answer takes long and is being made: ask the same address again.';

export function askAgain(headers: Readonly<Record<string, string>>): Response {
  return new Response(JSON.stringify({ message: askAgainMessage }), {
    status: 202,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'retry-after': String(askAgainSeconds),
    },
  });
}
