/**
 * Retries a mail that SES throttled. Throttling is a definite rejection, so the receipt is free again and
 * a retry is not a second mail.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { MailRefusedError } from '../ports/outbox.ts';

const pauses = [1_000, 2_000, 4_000];

/** Throws the error of the last attempt. */
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
