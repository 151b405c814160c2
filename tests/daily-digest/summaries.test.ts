/** After the daily mails, a run sends the due weekly and monthly summaries once to each audience. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../../src/delivery/mail-audiences.ts';
import { MailRefusedError } from '../../src/ports/outbox.ts';
import { account, defaultSettings, type LaptopRun, runDigest } from '../support/laptop.ts';
import { type Line, steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const shop = audienceOf('Root/Shop').name;
const recipients = [
  { scope: '*', address: 'finops@example.com' },
  { scope: 'Root/Shop', address: 'shop@example.com' },
];
const october = steadyLines('2026-10-01', '2026-10-31').map((line) => ({ ...line, invoice: '7' }));
const november = steadyLines('2026-11-01', '2026-11-22');

function office(lines: readonly Line[]) {
  const folder = tempFolder();
  const bill = writeBill(join(folder, 'bill.csv'), lines);
  const out = join(folder, 'out');
  const accounts = [account('012345678901', 'Root/Shop')];
  const run = (day: string, summaries = { weekly: true, monthlyClose: true }, more = {}) => {
    const mail = { ...defaultSettings.mail, recipients, ...more };
    return runDigest({ bill, out, accounts, day, settings: { summaries, mail } });
  };
  return { bill, out, accounts, run };
}

const told = ({ summaries }: Awaited<ReturnType<typeof runDigest>>) =>
  summaries.map(({ period, audience, delivery }) => [period.id, audience, delivery.outcome]);

describe('a run with summaries', () => {
  it('sends the week on Monday morning, to each audience once', async () => {
    const { out, run } = office(november);
    expect(told(await run('2026-11-22'))).toEqual([
      ['2026-W47', 'finops', 'sent'],
      ['2026-W47', shop, 'sent'],
    ]);
    expect(told(await run('2026-11-22')).map(([, , outcome]) => outcome)).toEqual([
      'already-sent',
      'already-sent',
    ]);
    expect(readdirSync(join(out, 'outbox'))).toHaveLength(4);
  });

  it('sends the month when all its costs are invoiced, and not before', async () => {
    const invoiced = office([...october, ...november]);
    expect(told(await invoiced.run('2026-11-05')).map(([id]) => id)).toContain('2026-10');
    const open = office([...steadyLines('2026-10-01', '2026-10-31'), ...november]);
    expect(told(await open.run('2026-11-05')).map(([id]) => id)).not.toContain('2026-10');
  });

  it('sends no summary that is switched off', async () => {
    const { run } = office([...october, ...november]);
    expect(told(await run('2026-11-05', { weekly: false, monthlyClose: false }))).toEqual([]);
  });

  it('sends them even if a recipient of the daily mail was skipped, and then fails', async () => {
    const { out, run } = office(november);
    const faulty = { recipientFaults: ['recipients.csv, line 3: not an address.'] };
    await expect(run('2026-11-22', undefined, faulty)).rejects.toThrow(/line 3/);
    expect(readdirSync(join(out, 'outbox'))).toHaveLength(4);
  });

  it('sends the daily mails when a summary is rejected, and then fails naming the summary', async () => {
    const { out, bill, accounts } = office(november);
    const change: LaptopRun['change'] = (platform) => ({
      ...platform,
      outbox: Object.assign(Object.create(platform.outbox), {
        send: async (mail: Parameters<typeof platform.outbox.send>[0]) => {
          if (/W47/.test(mail.name)) throw new MailRefusedError('mailbox full');
          return platform.outbox.send(mail);
        },
      }),
    });
    const settings = { summaries: { weekly: true, monthlyClose: false } };
    await expect(
      runDigest({ bill, out, accounts, day: '2026-11-22', settings, change }),
    ).rejects.toThrow(/2026-W47 to finops: .*mailbox full/s);
    expect(readdirSync(join(out, 'outbox'))).toHaveLength(1);
  });
});
