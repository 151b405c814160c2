/** The last mail of an audience: the newest one that was sent, at most 35 days ago. */
import { expect, test } from 'vitest';
import { readLastMail } from '../../src/delivery/last-mail.ts';
import { sendOnce } from '../../src/delivery/send-once.ts';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { MailRefusedError } from '../../src/ports/outbox.ts';
import { tempFolder } from '../support/temp-folder.ts';

const day = parseBillingDay('2026-11-20');
const mailedCosts = (cost: number) => ({
  reportDay: '2026-11-18',
  dayCosts: { '2026-11-01': cost },
});

function office() {
  const store = new DirectoryStore(tempFolder());
  const send = (ago: number, audience: string, cost?: number, isRefused = false) => {
    const outbox = {
      send: async () => {
        if (isRefused) throw new MailRefusedError('no');
        return { messageId: '1', rejected: [] };
      },
    };
    const mail = { from: 'a@example.com', to: ['b@example.com'], raw: Buffer.from(''), name: 'm' };
    return sendOnce({ store, outbox, now: () => 0 }, async () => mail, {
      reportDay: addDays(day, -ago),
      audience,
      runId: `${ago}`,
      staleSeconds: 60,
      resend: false,
      claimWaitSeconds: 0,
      ...(cost === undefined ? {} : { mailedCosts: mailedCosts(cost) }),
    });
  };
  return { store, send, last: (audience = 'finops') => readLastMail(store, day, audience) };
}

test('is the newest mail before the day, never one of the day itself', async () => {
  const { send, last } = office();
  for (const ago of [0, 3, 9]) await send(ago, 'finops', ago);
  expect(await last()).toEqual(mailedCosts(3));
});

test('is yesterday’s mail if there was one, and only that of the same audience', async () => {
  const { send, last } = office();
  await send(1, 'finops', 1);
  expect(await last()).toEqual(mailedCosts(1));
  expect(await last('shop-0123456789')).toBeNull();
});

test('is null after 35 days', async () => {
  const { send, last } = office();
  await send(36, 'finops', 1);
  expect(await last()).toBeNull();
  await send(35, 'finops', 2);
  expect(await last()).toEqual(mailedCosts(2));
});

test('ignores mails that were not sent, and early receipts without costs', async () => {
  const { send, last } = office();
  await send(4, 'finops', 4);
  await send(2, 'finops');
  await expect(send(1, 'finops', 1, true)).rejects.toThrow('no');
  expect(await last()).toEqual(mailedCosts(4));
});

test.each(['', '{"state": "sent", "run', '{"state": "sent", "told": {"reportDay": "soon"}}'])(
  'ignores an earlier receipt that cannot be read, and reports it: %j',
  async (text) => {
    const { store, send } = office();
    await send(4, 'finops', 4);
    await store.put(`receipts/${addDays(day, -1)}/finops.json`, Buffer.from(text));
    const notices: string[] = [];
    const last = await readLastMail(store, day, 'finops', (notice) => notices.push(notice));
    expect(last).toEqual(mailedCosts(4));
    expect(notices).toEqual([
      expect.stringMatching(
        /^The receipt receipts\/2026-11-19\/finops\.json .* is damaged \(.+\); it was ignored\.$/,
      ),
    ]);
  },
);
