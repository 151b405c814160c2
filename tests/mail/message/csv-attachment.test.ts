/** The CSV as a file, compressed, or as a link, depending on the size of the message. */
import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { deliverMail } from '../../../functions/daily-digest/deliver-mail.ts';
import { sendLimiter } from '../../../src/delivery/send-limiter.ts';
import { buildMessage } from '../../../src/mail/digest/build-message.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import {
  attachedForm,
  attachmentFor,
  csvKey,
  linkText,
} from '../../../src/mail/message/csv-attachment.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import type { OutgoingMail } from '../../../src/ports/outbox.ts';
import { defaultSettings } from '../../support/laptop.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { figuresWith } from '../figures-fixture.ts';

const repeated = (bytes: number) => 'Root/Workloads/Prod,Amazon EC2\r\n'.repeat(bytes / 32);
const incompressible = randomBytes(6_000_000).toString('base64');

describe('the attachment', () => {
  it('is the unchanged CSV up to a message of about 7 MB', async () => {
    const attachment = attachmentFor(repeated(5_000_000));
    expect(attachment).toMatchObject({ kind: 'file', isCompressed: false });
    const figures = figuresWith();
    const { raw } = await buildMessage({
      mail: { figures, ...composeDigest(figures) },
      attachment: attachment as NonNullable<typeof attachment>,
      from: 'finops@example.com',
      to: ['team@example.com'],
      audience: 'finops',
      date: new Date('2026-11-21T07:00:00Z'),
      attempt: 1,
    });
    expect(raw.length).toBeLessThan(7_200_000);
  });

  it('is compressed above that, with the same bytes each time', () => {
    const csv = repeated(20_000_000);
    const attachment = attachmentFor(csv);
    if (attachment?.kind !== 'file') throw new Error('no file');
    expect(attachment.isCompressed).toBe(true);
    expect(gunzipSync(attachment.content as Buffer).toString()).toBe(csv);
    expect(attachmentFor(csv)).toEqual(attachment);
  });

  it('is absent if even the compressed CSV is too large', () => {
    expect(attachmentFor(incompressible)).toBeUndefined();
  });
});

describe('a linked CSV', () => {
  it('has a text with its location, and how to get it from S3', () => {
    expect(linkText('s3://b/k.csv')).toContain('aws s3 cp "s3://b/k.csv" .');
    expect(linkText('/out/k.csv')).not.toContain('aws s3');
  });

  it('is stored before the mail that names it is sent', async () => {
    const store = new DirectoryStore(tempFolder());
    const figures = figuresWith();
    const key = csvKey(figures.reportDay);
    const attachment = attachmentFor(incompressible);
    const mail = composeDigest(figures, attachedForm(attachment));
    expect(mail.text.replace(/\s+/g, ' ')).toContain('too large for a mail');
    const sent: OutgoingMail[] = [];
    const outbox = {
      send: async (message: OutgoingMail) => {
        expect((await store.head(key))?.size).toBe(incompressible.length);
        sent.push(message);
        return { messageId: '1', rejected: [] };
      },
    };
    await deliverMail(
      { store, outbox, now: () => Date.parse('2026-11-21T07:00:00Z') },
      {
        mailAudience: { ...figures.audience, to: ['b@example.com'] },
        mailedCosts: { reportDay: figures.reportDay, dayCosts: {} },
        compose: async () => ({ figures, ...mail, csv: incompressible, attachment, files: [] }),
        figures: async () => figures,
      },
      { ...defaultSettings.mail, from: 'a@example.com' },
      {
        reportDay: figures.requestedDay,
        runId: 'run',
        toResend: new Set<string>(),
        pace: sendLimiter({ sendsPerSecond: null }),
      },
      () => undefined,
    );
    expect(key).toBe('digests/2026-11-20/ou-breakdown-2026-11-20.csv');
    expect(sent[0]?.raw.length).toBeLessThan(200_000);
  });
});
