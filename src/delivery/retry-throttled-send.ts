/**
 * Sends again what SES refused for its rate alone. Such a refusal is definite: the receipt is free
 * again, so another try is no second mail.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { MailRefusedError } from '../ports/outbox.ts';

const pauses = [1_000, 2_000, 4_000];

/** Throws what the last try throws. */
export async function retryThrottledSend<T>(
  send: () => Promise<T>,
  sleep: (milliseconds: number) => Promise<unknown> = pause,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const wait = pauses[attempt];
      const isRate = error instanceof MailRefusedError && error.isForRate;
      if (!isRate || wait === undefined) throw error;
      await sleep(wait);
    }
  }
}
