/** Mails are sent in parallel, below SES's rate, and none is begun when time is short. */
import { describe, expect, it } from 'vitest';
import { retryThrottledSend } from '../../src/delivery/retry-throttled-send.ts';
import { runLimited, sendLimiter } from '../../src/delivery/send-limiter.ts';
import { MailRefusedError } from '../../src/ports/outbox.ts';

/** A clock that moves only when someone sleeps. */
function stoppedClock() {
  let time = 0;
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    await Promise.resolve();
    time = Math.max(time, time + milliseconds);
  };
  return { waits, clock: { now: () => time, sleep } };
}

describe('the send limiter', () => {
  it('sends the first mail at once and each further one after its share of a second', async () => {
    const { waits, clock } = stoppedClock();
    const { turn } = sendLimiter({ sendsPerSecond: 4 }, clock);
    for (let mail = 0; mail < 5; mail++) await turn();
    expect(waits).toEqual([250, 250, 250, 250]);
  });

  it('also limits mails that are made at the same time', async () => {
    const { waits, clock } = stoppedClock();
    const { turn } = sendLimiter({ sendsPerSecond: 10 }, clock);
    await Promise.all([turn(), turn(), turn()]);
    expect(waits).toEqual([100, 200]);
  });

  it('allows as many in parallel as the rate per second, at most sixteen, and one without a rate', () => {
    const atOnce = (sendsPerSecond: number | null) => sendLimiter({ sendsPerSecond }).atOnce;
    expect([1, 14, 200, null].map(atOnce)).toEqual([1, 14, 16, 1]);
  });

  it('begins no mail when little time is left', () => {
    let left = 100_001;
    const { hasTime } = sendLimiter({ sendsPerSecond: 14, timeLeft: () => left });
    expect(hasTime()).toBe(true);
    left = 100_000;
    expect(hasTime()).toBe(false);
  });
});

describe('parallel work', () => {
  const items = Array.from({ length: 20 }, (_, index) => index);

  it('returns the results in the items’ order, and never exceeds the limit', async () => {
    let [running, most] = [0, 0];
    const results = await runLimited(items, sendLimiter({ sendsPerSecond: 7 }), async (item) => {
      running++;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, item % 3));
      running--;
      return item * 2;
    });
    expect(results).toEqual(items.map((item) => item * 2));
    expect(most).toBe(7);
  });

  it('begins no further item when time is short, and returns the results of the begun ones', async () => {
    let begun = 0;
    const pace = sendLimiter({ sendsPerSecond: 3, timeLeft: () => (begun < 8 ? 1e6 : 0) });
    const results = await runLimited(items, pace, async (item) => {
      begun++;
      await Promise.resolve();
      return item;
    });
    expect(results).toEqual(items.slice(0, begun));
    expect(begun).toBeLessThan(11);
  });
});

describe('a rejected mail', () => {
  const refusing = (times: number, isForRate: boolean) => {
    let left = times;
    return async () => {
      if (left-- > 0) throw new MailRefusedError('no', { isForRate });
      return 'sent';
    };
  };
  const noSleep = async () => undefined;

  it('is retried after throttling, three times at most', async () => {
    expect(await retryThrottledSend(refusing(3, true), noSleep)).toBe('sent');
    await expect(retryThrottledSend(refusing(4, true), noSleep)).rejects.toThrow('no');
  });

  it('is not retried after any other rejection', async () => {
    await expect(retryThrottledSend(refusing(1, false), noSleep)).rejects.toThrow('no');
  });
});
