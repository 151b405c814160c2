/**
 * At most one mail per report day and audience: every state of the receipt, every point at which a run
 * can crash, and parallel runs, on a real store and an outbox that counts.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Delivery, sendOnce } from '../../src/delivery/send-once.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import { MailRefusedError, type OutgoingMail } from '../../src/ports/outbox.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { tempFolder } from '../support/temp-folder.ts';

const compose = async (attempt: number): Promise<OutgoingMail> => ({
  from: 'a@b.c',
  to: ['d@e.f'],
  raw: Buffer.from('hi'),
  name: attempt === 1 ? 'digest' : `digest-resend-${attempt - 1}`,
});
const stale = 61_000;
const receiptKey = 'receipts/2026-11-20/finops.json';

let store: DirectoryStore;
let sent: string[];
let now: number;
beforeEach(() => {
  store = new DirectoryStore(tempFolder());
  sent = [];
  now = Date.UTC(2026, 10, 21, 7);
});

type Parts = Pick<Platform, 'store' | 'outbox' | 'now'>;

const accepting: Platform['outbox'] = {
  send: async ({ name }) => ({ messageId: `id-${sent.push(name)}`, rejected: [] }),
};
const refusing: Platform['outbox'] = {
  send: () => Promise.reject(new MailRefusedError('mailbox unknown')),
};
const losing: Platform['outbox'] = {
  send: async ({ name }) => {
    sent.push(name);
    throw new Error('connection lost');
  },
};

function run(runId: string, change: Partial<Delivery> = {}, parts: Partial<Parts> = {}) {
  const platform = { store, outbox: accepting, now: () => now, ...parts };
  const reportDay = parseBillingDay('2026-11-20');
  const rest = { staleSeconds: 60, resend: false, claimWaitSeconds: 0 };
  const delivery: Delivery = { reportDay, audience: 'finops', runId, ...rest };
  return sendOnce(platform, compose, { ...delivery, ...change });
}

async function receipt() {
  const stored = await store.get(receiptKey);
  return stored && JSON.parse(Buffer.from(stored.body).toString());
}

/** Makes a run crash: its outbox fails, and its receipt stays. */
const dieWhileSending = (runId: string) => expect(run(runId, {}, { outbox: losing })).rejects;

/** Makes a run crash after claiming the receipt and before sending. */
async function dieClaimed(runId: string): Promise<void> {
  await expect(run(runId, {}, crashing(1, 'after'))).rejects.toThrow('crash');
}

/** Store and outbox that throw before or after their k-th side effect: three puts and one send. */
function crashing(k: number, when: 'before' | 'after'): Partial<Parts> {
  let effects = 0;
  const guarded = async <T>(effect: () => Promise<T>): Promise<T> => {
    effects += 1;
    if (effects === k && when === 'before') throw new Error('crash');
    const result = await effect();
    if (effects === k) throw new Error('crash');
    return result;
  };
  const guardedStore: ObjectStore = {
    head: (key) => store.head(key),
    get: (key) => store.get(key),
    put: (...args) => guarded(() => store.put(...args)),
    locate: (key) => store.locate(key),
  };
  return { store: guardedStore, outbox: { send: (one) => guarded(() => accepting.send(one)) } };
}

describe('a run', () => {
  test('that finds no receipt sends, and writes the receipt', async () => {
    expect(await run('r1')).toEqual({ outcome: 'sent', messageId: 'id-1', rejected: [] });
    const expected = { state: 'sent', runId: 'r1', attempt: 1, messageId: 'id-1' };
    expect(await receipt()).toEqual({ ...expected, at: '2026-11-21T07:00:00.000Z' });
  });

  test('that finds the receipt of a sent mail sends nothing, at any later time', async () => {
    await run('r1');
    now += 365 * 86_400_000;
    for (const runId of ['r1', 'r2']) {
      expect(await run(runId)).toMatchObject({ outcome: 'already-sent', messageId: 'id-1' });
    }
    expect(sent).toEqual(['digest']);
  });

  test('considers only the receipt of its day and audience', async () => {
    await run('r1');
    await run('r1', { audience: 'executives' });
    await run('r1', { reportDay: parseBillingDay('2026-11-21') });
    expect(sent).toHaveLength(3);
  });
});

describe('a claim', () => {
  test('that is fresh stops other runs, and the error says until when', async () => {
    await dieClaimed('r1');
    now += 59_000;
    await expect(run('r2')).rejects.toThrow(
      /Run r1 .* in state 'claimed' since .*run again after .*07:01:00/,
    );
    await expect(run('r2', { resend: true })).rejects.toThrow('Run r1');
    expect([sent, (await receipt()).runId]).toEqual([[], 'r1']);
  });

  test('that is stale is taken over, and the mail is sent with the same name', async () => {
    await dieClaimed('r1');
    now += stale;
    expect(await run('r2')).toMatchObject({ outcome: 'sent' });
    expect(sent).toEqual(['digest']);
  });

  test('of the same run continues at once', async () => {
    await dieClaimed('r1');
    expect(await run('r1')).toMatchObject({ outcome: 'sent' });
    expect(sent).toEqual(['digest']);
  });
});

describe('a run that waits for another claim', () => {
  const patient = (looks: () => Promise<unknown>) => {
    let waits = 0;
    const sleep = async (milliseconds: number) => {
      now += milliseconds;
      if (++waits === 3) await looks();
    };
    return { delivery: { claimWaitSeconds: 20, sleep }, waits: () => waits };
  };

  test('waits until the other run has sent, and sends no mail', async () => {
    await dieClaimed('r1');
    const { delivery, waits } = patient(() => run('r1'));
    expect(await run('r2', delivery)).toMatchObject({ outcome: 'already-sent', messageId: 'id-1' });
    expect([waits(), sent]).toEqual([3, ['digest']]);
  });

  test('sends when the mail of the other run was rejected in the meantime', async () => {
    await dieClaimed('r1');
    const refused = () => run('r1', {}, { outbox: refusing }).catch(() => undefined);
    expect(await run('r2', patient(refused).delivery)).toMatchObject({ outcome: 'sent' });
    expect(sent).toEqual(['digest']);
  });

  test('fails when the other does not finish, and never waits with --resend', async () => {
    await dieClaimed('r1');
    const { delivery, waits } = patient(async () => undefined);
    await expect(run('r2', delivery)).rejects.toThrow('Run r1 has the mail');
    expect(waits()).toBe(10);
    await expect(run('r2', { ...delivery, resend: true })).rejects.toThrow('Run r1');
    expect([waits(), sent]).toEqual([10, []]);
  });

  test('works with eleven other runs', async () => {
    const sleep = () => new Promise((resolve) => setTimeout(resolve, 1));
    const runIds = Array.from({ length: 12 }, (_, index) => `r${index}`);
    const delivery = { claimWaitSeconds: 600, sleep };
    const outcomes = await Promise.all(runIds.map((runId) => run(runId, delivery)));
    expect(sent).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'already-sent')).toHaveLength(11);
  });
});

describe('a send that did not finish', () => {
  test('is not repeated: the error names --resend and the runbook', async () => {
    await dieWhileSending('r1').toThrow('connection lost');
    await expect(run('r1')).rejects.toThrow(/never finished.*--resend.*runbooks\/resend-a-mail/s);
    await expect(run('r2')).rejects.toThrow('Run r1 has the mail');
    now += stale;
    await expect(run('r2')).rejects.toThrow(/Run r1 .*nothing was sent now.*--resend/s);
    expect([sent, (await receipt()).state]).toEqual([['digest'], 'sending']);
  });

  test('is repeated by --resend once it is stale, with another name', async () => {
    await dieWhileSending('r1').toThrow();
    await expect(run('r2', { resend: true })).rejects.toThrow('Run r1 has the mail');
    now += stale;
    expect(await run('r2', { resend: true })).toMatchObject({ outcome: 'sent' });
    expect(await run('r3')).toMatchObject({ outcome: 'already-sent' });
    expect(sent).toEqual(['digest', 'digest-resend-1']);
  });
});

describe('a rejection', () => {
  test('frees the claim at once with the reason; the next run sends with the same name', async () => {
    await expect(run('r1', {}, { outbox: refusing })).rejects.toThrow(MailRefusedError);
    expect(await receipt()).toMatchObject({ state: 'claimed', refusal: 'mailbox unknown' });
    await expect(run('r2', {}, { outbox: refusing })).rejects.toThrow('mailbox unknown');
    expect(await run('r3')).toMatchObject({ outcome: 'sent' });
    expect(sent).toEqual(['digest']);
    expect(await receipt()).not.toHaveProperty('refusal');
  });

  test('makes a run wait again for a run that claims after it', async () => {
    await expect(run('r1', {}, { outbox: refusing })).rejects.toThrow();
    await dieClaimed('r2');
    await expect(run('r3')).rejects.toThrow('Run r2 has the mail');
  });
});

test('each --resend after a sent mail sends another mail with another name', async () => {
  await run('r1');
  await run('r2', { resend: true });
  await run('r3', { resend: true });
  expect(await run('r4')).toMatchObject({ outcome: 'already-sent', messageId: 'id-3' });
  expect(sent).toEqual(['digest', 'digest-resend-1', 'digest-resend-2']);
});

test('--resend repeated by the same run, as in a Lambda retry, sends no third mail', async () => {
  await run('r1');
  await run('r2', { resend: true });
  expect(await run('r2', { resend: true })).toMatchObject({ outcome: 'already-sent' });
  expect(sent).toEqual(['digest', 'digest-resend-1']);
});

const points = [1, 2, 3, 4].flatMap((k) => [[k, 'before'] as const, [k, 'after'] as const]);

describe('a run that crashes at any point, and another after it', () => {
  test.each(points)('at side effect %i, %s it', async (k, when) => {
    await expect(run('r1', {}, crashing(k, when))).rejects.toThrow('crash');
    now += stale;
    const again = await run('r2').catch((error: Error) => error);
    const isInsideSend = (k === 2 && when === 'after') || k === 3 || (k === 4 && when === 'before');
    if (isInsideSend) {
      expect((again as Error).message).toMatch(/may or may not have left.*--resend/);
      expect(sent.length).toBe(k === 2 || (k === 3 && when === 'before') ? 0 : 1);
    } else {
      expect(again).toMatchObject({ outcome: k === 4 ? 'already-sent' : 'sent' });
      expect(sent).toHaveLength(1);
    }
  });

  test.each(points)(
    'twice, the first time at side effect %i, %s it, never mails twice',
    async (k, when) => {
      for (const second of points) {
        store = new DirectoryStore(tempFolder());
        sent = [];
        for (const [index, point] of [[k, when] as const, second].entries()) {
          await run(`r${index}`, {}, crashing(...point)).catch(() => undefined);
          now += stale;
        }
        for (const runId of ['r0', 'r8', 'r9']) await run(runId).catch(() => undefined);
        expect(sent.length).toBeLessThanOrEqual(1);
        const { state } = await receipt();
        expect(sent.length === 1 || state === 'sending').toBe(true);
      }
    },
  );

  test.each(points)(
    'with --resend at side effect %i, %s it, sends at most one more mail',
    async (...point) => {
      await run('r1');
      await run('r2', { resend: true }, crashing(...point)).catch(() => undefined);
      now += stale;
      for (const runId of ['r3', 'r4']) await run(runId).catch(() => undefined);
      expect(sent.length).toBeLessThanOrEqual(2);
    },
  );
});

describe('runs at the same time', () => {
  const race = async (runIds: readonly string[]) => {
    const results = await Promise.allSettled(runIds.map((runId) => run(runId)));
    expect(sent).toHaveLength(1);
    const outcomes = results.flatMap((one) =>
      one.status === 'fulfilled' ? [one.value.outcome] : [],
    );
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1);
    expect(await receipt()).toMatchObject({ state: 'sent' });
  };
  const several = Array.from({ length: 12 }, (_, index) => `r${index}`);

  test('send once', () => race(several));

  test('send once, also when they have the same run id in the same millisecond', () =>
    race(several.map(() => 'same')));

  test('send once after a claim that went stale', async () => {
    await dieClaimed('dead');
    now += stale;
    await race(several);
  });
});

describe('a receipt that cannot be read', () => {
  const damages = [
    ['is empty', '', 'it is empty'],
    ['is cut', '{"state": "sent", "runId": "r1", "at": "2026', 'JSON'],
    ['has another shape', '{"state": "posted"}', 'state: Invalid option'],
  ] as const;

  test.each(damages)(
    'and %s stops the run with an error that names the file and what to do',
    async (_, text, why) => {
      await store.put(receiptKey, Buffer.from(text));
      const failure = await run('r1').catch((error: Error) => error.message);
      expect(failure).toContain(
        `The receipt ${receiptKey} of the mail of 2026-11-20 to finops is damaged`,
      );
      expect(failure).toContain(why);
      expect(failure).toMatch(/nothing was sent now\. Ask a reader.*run again with --resend/);
      expect(sent).toEqual([]);
    },
  );

  test.each(damages)('and %s is replaced by --resend, and is then valid', async (_, text) => {
    await store.put(receiptKey, Buffer.from(text));
    expect(await run('r1', { resend: true })).toMatchObject({ outcome: 'sent' });
    expect(await receipt()).toMatchObject({ state: 'sent', attempt: 2 });
    expect(await run('r2')).toMatchObject({ outcome: 'already-sent' });
    expect(sent).toEqual(['digest-resend-1']);
  });

  test('still gives its attempt, so that no two mails have the same id', async () => {
    await store.put(receiptKey, Buffer.from('{"state": "sent", "attempt": 4, "told": {"repo'));
    await run('r1', { resend: true });
    expect(sent).toEqual(['digest-resend-4']);
  });

  test('is replaced once by two parallel runs with --resend', async () => {
    await store.put(receiptKey, Buffer.from(''));
    await Promise.allSettled(['r1', 'r2', 'r3'].map((id) => run(id, { resend: true })));
    expect(sent).toHaveLength(1);
  });
});

describe('a claim dated in the future', () => {
  test.each([61_000, 86_400_000])(
    'by %i ms is of a wrong clock and is taken over',
    async (ahead) => {
      now += ahead;
      await dieClaimed('r1');
      now -= ahead;
      expect(await run('r2')).toMatchObject({ outcome: 'sent' });
      expect(sent).toEqual(['digest']);
    },
  );

  test('by less than clocks may differ is respected', async () => {
    now += 50_000;
    await dieClaimed('r1');
    now -= 50_000;
    await expect(run('r2')).rejects.toThrow('Run r1');
  });

  test('is still unknown when the send had begun', async () => {
    now += 3_600_000;
    await dieWhileSending('r1').toThrow('connection lost');
    now -= 3_600_000;
    await expect(run('r2')).rejects.toThrow(/may or may not have left.*--resend/);
    expect(sent).toEqual(['digest']);
  });
});
