/** Many owners get exactly one mail each, in parallel; the next run sends those without time. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDigestEvent } from '../../functions/daily-digest/digest-event.ts';
import type { DigestOutcome } from '../../functions/daily-digest/digest-run.ts';
import { nextDigestEvent } from '../../functions/daily-digest/next-digest-event.ts';
import { requestedOutcome } from '../../functions/daily-digest/resend-request.ts';
import { validRecipients } from '../../src/domain/audience/valid-recipients.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { MailRefusedError, type Outbox } from '../../src/ports/outbox.ts';
import { readRecipients } from '../../src/settings/finops-files.ts';
import { account, defaultSettings, type LaptopRun, runDigest } from '../support/laptop.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const day = '2026-11-04';
const owners = 30;
const idOf = (index: number) => String(100000000000 + index);
const accounts = Array.from({ length: owners }, (_, index) =>
  account(idOf(index), `Root/Unit ${index}`),
);
const lines = accounts.flatMap(({ accountId }) =>
  steadyLines('2026-11-01', day, 10, 1).map((line) => ({ ...line, account: accountId })),
);
const recipients = [
  { scope: '*', address: 'finops@example.com' },
  ...accounts.map(({ ouPath }, index) => ({ scope: ouPath, address: `owner${index}@example.com` })),
];

function office() {
  const folder = tempFolder();
  const out = join(folder, 'out');
  const bill = writeBill(join(folder, 'bill.csv'), lines);
  /** Recipients' addresses in the order in which their mails were sent to the mail server. */
  const left: string[] = [];
  const seen = { atOnce: 0, most: 0 };
  const send = async (outbox: Outbox, mail: Parameters<Outbox['send']>[0]) => {
    left.push(mail.to[0] ?? '');
    seen.most = Math.max(seen.most, ++seen.atOnce);
    await new Promise((done) => setTimeout(done, 5));
    seen.atOnce--;
    return outbox.send(mail);
  };
  const run = (change: Partial<LaptopRun> & { readonly send?: typeof send } = {}) => {
    const mail = { ...defaultSettings.mail, recipients, sendsPerSecond: 1000 };
    const through: LaptopRun['change'] = (platform) => {
      const outbox = Object.create(platform.outbox) as typeof platform.outbox;
      outbox.send = (one) => (change.send ?? send)(platform.outbox, one);
      return { ...platform, outbox };
    };
    const settings = { restatementDays: 2, mail, ...change.settings };
    return runDigest({ bill, out, day, accounts, change: through, ...change, settings });
  };
  return { folder, out, left, seen, send, run };
}

const outcomes = ({ deliveries }: DigestOutcome) =>
  deliveries.map(({ delivery }) => delivery.outcome);

describe('many owners', () => {
  it('get one mail each, in parallel, after that of the whole organization', async () => {
    const { out, left, seen, run } = office();
    const outcome = await run();
    expect(outcome.rest).toBe(0);
    expect(outcomes(outcome)).toEqual(Array(owners + 1).fill('sent'));
    expect(outcome.deliveries.map(({ audience }) => audience.scope)).toEqual(
      recipients.map(({ scope }) => scope).sort(),
    );
    expect(left[0]).toBe('finops@example.com');
    expect(new Set(left).size).toBe(owners + 1);
    expect(readdirSync(join(out, 'outbox'))).toHaveLength(owners + 1);
    expect(seen.most).toBeGreaterThan(4);
    expect(seen.most).toBeLessThanOrEqual(16);
  });

  it('wait a moment when the server throttles, and get their mail in the same run', async () => {
    const { left, send, run } = office();
    let refusals = 3;
    const throttled: typeof send = (outbox, mail) => {
      if (mail.to[0]?.startsWith('owner2') && refusals-- > 0) {
        throw new MailRefusedError('Maximum sending rate exceeded', { isForRate: true });
      }
      return send(outbox, mail);
    };
    expect(outcomes(await run({ send: throttled }))).toEqual(Array(owners + 1).fill('sent'));
    expect(new Set(left).size).toBe(left.length);
  });
});

it('two parallel runs send one mail to each', async () => {
  const { left, run } = office();
  await Promise.allSettled([run({ runId: 'one' }), run({ runId: 'other' })]);
  expect(new Set(left).size).toBe(left.length);
  // Where one found the other at it and did not wait, or the two met in the archive.
  await run({ runId: 'one' });
  expect(left).toHaveLength(owners + 1);
  expect(new Set(left).size).toBe(owners + 1);
});

/** Time that is over after `mails` were sent. */
const timeFor = (mails: number, left: readonly string[]) => () => (left.length < mails ? 1e6 : 0);

describe('a run whose time is nearly over', () => {
  it('begins no further mail, and the next run sends the remaining ones and nothing twice', async () => {
    const { left, run } = office();
    const first = await run({ runId: 'first', timeLeft: timeFor(8, left) });
    expect(first.rest).toBeGreaterThan(5);
    expect(first.deliveries).toHaveLength(owners + 1 - first.rest);
    const second = await run({ runId: 'second', continues: 'first' });
    expect(second.rest).toBe(0);
    expect(new Set(left).size).toBe(owners + 1);
    expect(left).toHaveLength(owners + 1);
  });

  it('with a resend continues the resend, and sends each mail one more time', async () => {
    const { left, run } = office();
    await run({ runId: 'morning' });
    left.length = 0;
    await run({ runId: 'again', resend: true, timeLeft: timeFor(8, left) });
    await run({ runId: 'more', resend: true, continues: 'again' });
    expect(left).toHaveLength(owners + 1);
    expect(new Set(left).size).toBe(owners + 1);
  });

  it('with a resend of one audience continues to it, and sends no other mail again', async () => {
    const { left, run } = office();
    await run({ runId: 'morning' });
    left.length = 0;
    const resend = 'Root/Unit 29';
    const none = await run({ runId: 'again', resend, timeLeft: () => 0 });
    expect([left, requestedOutcome(resend, none)]).toEqual([[], 'not-begun']);
    const more = await run({ runId: 'more', resend, continues: 'again' });
    expect([left, requestedOutcome(resend, more)]).toEqual([['owner29@example.com'], 'sent']);
    const third = await run({ runId: 'third', resend, continues: 'again' });
    expect([left.length, requestedOutcome(resend, third)]).toEqual([1, 'already-sent']);
  });

  it('with a resend of a week’s summaries continues with those, and sends each one more time', async () => {
    const { left, run } = office();
    const sunday = '2026-11-01' as const;
    const settings = { summaries: { weekly: true, monthlyClose: false } };
    await run({ runId: 'morning', day: sunday, settings });
    expect(left).toHaveLength(2 * (owners + 1));
    left.length = 0;
    const week = { day: sunday, settings, resend: 'week' };
    const again = await run({ ...week, runId: 'again', timeLeft: timeFor(8, left) });
    expect(again.rest).toBeGreaterThan(5);
    expect(again.rest + left.length).toBe(owners + 1);
    expect((await run({ ...week, runId: 'more', continues: 'again' })).rest).toBe(0);
    expect(left).toHaveLength(owners + 1);
    expect(new Set(left).size).toBe(owners + 1);
  });

  it('always sends that of the whole organization', async () => {
    const { left, run } = office();
    const { rest, delivery } = await run({ timeLeft: () => 0 });
    expect(left).toEqual(['finops@example.com']);
    expect([rest, delivery.outcome]).toEqual([owners, 'sent']);
  });

  it('does not fail for a failed step, because the next run tries it again', async () => {
    const { left, send, run } = office();
    const refuse: typeof send = (outbox, mail) => {
      if (mail.to[0] === 'owner1@example.com') throw new MailRefusedError('unknown here');
      return send(outbox, mail);
    };
    const mail = { ...defaultSettings.mail, recipients, sendsPerSecond: 1000 };
    const settings = { mail: { ...mail, recipientFaults: ['r.csv, line 3: no.'] } };
    await run({ runId: 'first', settings, send: refuse, timeLeft: timeFor(8, left) });
    await expect(
      run({ runId: 'second', continues: 'first', settings, send: refuse }),
    ).rejects.toThrow(/^1 of 31 mails were not sent\. .*unknown here.*r\.csv, line 3: no\./s);
  });
});

describe('the event that continues', () => {
  const now = Date.parse('2026-11-21T07:00:12Z');
  const outcome = {
    rest: 40,
    summaries: [],
    deliveries: [
      {
        audience: { name: 'finops', scope: '*' },
        delivery: { outcome: 'sent', messageId: '1', rejected: [] },
      },
    ],
  } as const;
  const next = (event: object) =>
    nextDigestEvent({ runId: 'run-1', event, read: readDigestEvent(event, now), outcome });

  it('contains the day, the run, the part, and the fields of the first event', () => {
    const asked = { resend: true, acceptShrink: true, acceptPayer: '111122223333@2026-11-05' };
    expect(next({ ...asked, time: '2026-11-20T07:00:00Z' })).toEqual({
      ...asked,
      reportDay: '2026-11-19',
      continues: 'run-1',
      part: 2,
    });
    const second = next({});
    expect(second).toEqual({ reportDay: '2026-11-20', continues: 'run-1', part: 2 });
    const third = nextDigestEvent({
      runId: 'run-2',
      event: second,
      read: readDigestEvent(second, now),
      outcome,
    });
    expect(third).toEqual({ reportDay: '2026-11-20', continues: 'run-1', part: 3 });
    expect(next({ resend: 'finops' })).toMatchObject({ resend: 'finops', part: 2 });
  });

  it('is rejected when nothing was sent, and after twenty parts, with what to do', () => {
    const stuck = { ...outcome, deliveries: [] };
    const read = readDigestEvent({}, now);
    expect(() => nextDigestEvent({ runId: 'r', event: {}, read, outcome: stuck })).toThrow(
      '40 mails of 2026-11-20 were not sent, and part 1 of their run sent 0',
    );
    const last = { ...read, part: 20 };
    expect(() => nextDigestEvent({ runId: 'r', event: {}, read: last, outcome })).toThrow(
      /never end.*\{"reportDay": "2026-11-20"\}; what was sent is not sent again/,
    );
  });
});

it('an address that SES rejects does not stop any other mail, not even in its own OU', async () => {
  const { folder, left, run } = office();
  const rows = [
    '*,finops@example.com',
    '*,jörg@example.com',
    'Root/Unit 3,owner3@example.com',
    'Root/Unit 3,owner@bücher.example',
    'Root/Unit 4,owner4@elsewhere.example',
  ];
  writeFileSync(join(folder, 'recipients.csv'), `ou,address\n${rows.join('\n')}\n`);
  const domains = ['example.com'];
  const file = await readRecipients(new DirectoryStore(folder), 'recipients.csv', domains);
  const served = validRecipients(file, { addresses: [], place: 'DIGEST_MAIL_TO' }, domains);
  const mail = {
    ...defaultSettings.mail,
    recipients: served.recipients,
    recipientFaults: served.problems,
  };
  await expect(run({ settings: { mail } })).rejects.toThrow(
    /skipped; correct.*line 3: .*ASCII before its @.*line 5: .*ASCII in its domain.*line 6: .*domain of the address is not allowed/s,
  );
  expect(left).toEqual(['finops@example.com', 'owner3@example.com']);
});
