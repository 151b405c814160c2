/** Only the mail of the named audience is sent again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mailsToResend } from '../../functions/daily-digest/mails-to-resend.ts';
import { requestedOutcome } from '../../functions/daily-digest/resend-request.ts';
import { audienceOf } from '../../src/delivery/mail-audiences.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import { account, defaultSettings, runDigest } from '../support/laptop.ts';
import { preparedFolder } from '../support/prepared-folder.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const shop = audienceOf('Root/Shop').name;
const recipients = [
  { scope: '*', address: 'finops@example.com' },
  { scope: 'Root/Shop', address: 'shop@example.com' },
  { scope: 'Root/Gone', address: 'gone@example.com' },
];
const monday = '2026-11-22';

function office(folder = tempFolder()) {
  const out = join(folder, 'out');
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-11-01', monday));
  const mail = { ...defaultSettings.mail, recipients };
  const settings = { summaries: { weekly: true, monthlyClose: false }, mail };
  const run = (resend: boolean | string = false) =>
    runDigest({
      bill,
      out,
      day: monday,
      settings,
      resend,
      accounts: [account('012345678901', 'Root/Shop')],
    });
  const attempts = () =>
    Object.fromEntries(
      readdirSync(join(out, 'receipts', monday)).map((file) => {
        const text = readFileSync(join(out, 'receipts', monday, file), 'utf8');
        return [file.replace('.json', ''), (JSON.parse(text) as { attempt: number }).attempt];
      }),
    );
  return {
    run,
    attempts,
    mails: () => (existsSync(join(out, 'outbox')) ? readdirSync(join(out, 'outbox')).length : 0),
  };
}

/** After a morning on which everybody has had their mails. */
const sent = preparedFolder((folder) => office(folder).run());

const once = { finops: 1, [shop]: 1, 'finops-week': 1, [`${shop}-week`]: 1 };

describe('a mail that is sent again', () => {
  it.each([
    ['true', true, { ...once, finops: 2, [shop]: 2 }],
    ['a name', 'finops', { ...once, finops: 2 }],
    ['the scope of all', '*', { ...once, finops: 2 }],
    ['a name with its hash', shop, { ...once, [shop]: 2 }],
    ['an OU path', 'Root/Shop', { ...once, [shop]: 2 }],
    ['one summary', `${shop}-week`, { ...once, [`${shop}-week`]: 2 }],
    ['a kind', 'week', { ...once, 'finops-week': 2, [`${shop}-week`]: 2 }],
  ])('is that which %s names, and no other', async (_, resend, expected) => {
    const { run, attempts, mails } = office(await sent());
    expect(attempts()).toEqual(once);
    const outcome = await run(resend);
    expect(attempts()).toEqual(expected);
    expect(requestedOutcome(resend, outcome)).toBe('sent');
    const again = Object.values(expected).filter((attempt) => attempt === 2);
    expect(mails()).toBe(4 + again.length);
  });

  it('of an unknown audience is rejected before anything is read, with the known audiences', async () => {
    const { run, mails } = office(await sent());
    const refused = run('Root/Shopp');
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow(
      `resend: 'Root/Shopp' is not an audience of this digest. Audiences: finops (*), ${audienceOf('Root/Gone').name} ` +
        `(Root/Gone), ${shop} (Root/Shop). For a summary, write -week after the audience.`,
    );
    expect(mails()).toBe(4);
  });

  it('of an audience without cost is rejected with the reason, before any mail is sent', async () => {
    const { run, mails } = office();
    await expect(run('Root/Gone')).rejects.toThrow(
      /there is no mail for 'Root\/Gone' now\. Root\/Gone is neither an OU with cost in the archive/,
    );
    expect(mails()).toBe(0);
  });

  it('of an unknown one among hundreds is rejected with some of them', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      scope: `Root/${at}`,
      address: 'a@example.com',
    }));
    const settings = { ...defaultSettings, mail: { ...defaultSettings.mail, recipients: many } };
    expect(() => mailsToResend('x', settings)).toThrow(/ and 15 more\.$/);
  });
});
