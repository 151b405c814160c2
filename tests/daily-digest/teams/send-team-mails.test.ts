/** The mails of teams: each owner sees one team's figures, once, and nothing of the others. */
import { mkdirSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import {
  sendTeamMails,
  type TeamMailRequest,
} from '../../../functions/daily-digest/teams/send-team-mails.ts';
import { sendLimiter } from '../../../src/delivery/send-limiter.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import type { OutgoingMail } from '../../../src/ports/outbox.ts';
import { hostileNames } from '../../mail/hostile-figures.ts';
import { allocationWith, digestAllocation, teamOf } from '../../mail/teams-fixture.ts';
import { defaultSettings } from '../../support/laptop.ts';
import { tempFolder } from '../../support/temp-folder.ts';

function outbox(isBroken: (mail: OutgoingMail) => boolean = () => false) {
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  const sent: OutgoingMail[] = [];
  const platform = {
    store: new DirectoryStore(folder),
    now: () => Date.parse('2026-11-21T07:00:00Z'),
    outbox: {
      send: async (mail: OutgoingMail) => {
        if (isBroken(mail)) throw new Error('the mail server is away');
        sent.push(mail);
        return { messageId: String(sent.length), rejected: [] };
      },
    },
  };
  return { sent, platform };
}

function request(changes: Partial<TeamMailRequest> = {}): TeamMailRequest {
  return {
    allocation: digestAllocation(),
    recipients: [
      { scope: '*', address: 'finops@example.com' },
      { scope: 'team/retail', address: 'retail@example.com' },
      { scope: 'team/mobile', address: 'mobile@example.com' },
      { scope: 'Root/Shop', address: 'shop@example.com' },
    ],
    requestedDay: parseBillingDay('2026-11-20'),
    mail: defaultSettings.mail,
    runId: 'run-1',
    toResend: new Set(),
    pace: sendLimiter({ sendsPerSecond: null }),
    ...changes,
  };
}

const contentOf = async ({ raw }: OutgoingMail) => {
  const { subject = '', text = '', html, attachments } = await simpleParser(Buffer.from(raw));
  const shown = String(html).replace(/<style.*?<\/style>/gs, '');
  return [subject, text, shown, ...attachments.map(({ content }) => content.toString())].join('\n');
};

it('an owner sees their team, and no name or amount of another or of the total', async () => {
  const { sent, platform } = outbox();
  const report = await sendTeamMails(platform, request());
  expect(report).toMatchObject({ unserved: [], remaining: 0, failure: null });
  expect(sent.map(({ to }) => to)).toEqual([['mobile@example.com'], ['retail@example.com']]);
  const figures = allocationWith();
  const content = await contentOf(sent[1] as OutgoingMail);
  expect(content).toContain('$238,322.95');
  expect(content).toContain('has $12,044 without the tag');
  const others = figures.teams.filter(({ team }) => team !== 'retail');
  const forbidden = [
    ...others.flatMap(({ team, month, projected }) => [
      team,
      month.total,
      month.direct,
      projected ?? 0,
    ]),
    figures.total.month,
    figures.total.day,
    figures.unallocated.month,
    figures.uninvoiced,
    figures.bridge?.unblended ?? 0,
    'Root/Sandbox',
    'unallocated',
    'training',
  ].filter((one) => one !== 0);
  for (const one of forbidden) {
    const forms =
      typeof one === 'number'
        ? [String(one), one.toLocaleString('en-US'), Math.round(one).toLocaleString('en-US')]
        : [one];
    for (const form of forms) expect(content.includes(form), form).toBe(false);
  }
});

it('a second run sends nothing again', async () => {
  const { sent, platform } = outbox();
  await sendTeamMails(platform, request());
  const report = await sendTeamMails(platform, request({ runId: 'run-2' }));
  expect(sent).toHaveLength(2);
  expect(report.mails.map(({ delivery }) => delivery.outcome)).toEqual([
    'already-sent',
    'already-sent',
  ]);
});

it('a team that does not exist gets no mail, and the report says so', async () => {
  const { sent, platform } = outbox();
  const recipients = [{ scope: 'team/gone', address: 'gone@example.com' }];
  const report = await sendTeamMails(platform, request({ recipients }));
  expect(sent).toEqual([]);
  expect(report.unserved).toEqual([
    'team/gone is not a team of the allocation rules with cost or a valid row',
  ]);
});

it('a mail that fails does not stop the others', async () => {
  const { sent, platform } = outbox(({ to }) => to.includes('mobile@example.com'));
  const report = await sendTeamMails(platform, request());
  expect(sent.map(({ to }) => to)).toEqual([['retail@example.com']]);
  expect(report.failure?.message).toMatch(/^1 of 2 mails to teams were not sent\. team\/mobile: /);
});

it.each(hostileNames)('a hostile name stays text: %j', async (name) => {
  const { sent, platform } = outbox();
  const team = { ...teamOf([name, name, name, 10, 2, 20, 15]), slackChannel: name };
  const allocation = digestAllocation({
    figures: allocationWith({ teams: [{ ...team, pools: [{ pool: name, cost: 2 }] }] }),
    untagged: [{ owner: `team/${name}`, cost: 3, keys: [name] }],
  });
  const recipients = [{ scope: `team/${name}`, address: 'a@example.com' }];
  await sendTeamMails(platform, request({ allocation, recipients }));
  const parsed = await simpleParser(Buffer.from(sent[0]?.raw ?? []));
  expect([...parsed.headers.keys()]).not.toContain('bcc');
  expect(parsed.to).toMatchObject({ value: [{ address: 'a@example.com' }] });
  expect(parsed.html).not.toContain('<script>alert');
  expect(`${parsed.subject}${parsed.text}${parsed.html}`).not.toContain('\u202E');
  const csv = parsed.attachments[0]?.content.toString() ?? '';
  expect(csv).not.toMatch(/,"?[=+@-]/);
});
