/** The message as a mail client reads it, and text that must not reach a header. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { simpleParser } from 'mailparser';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { buildMessage, type DigestMessageInput } from '../../../src/mail/digest/build-message.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { type CsvAttachment, csvFile } from '../../../src/mail/message/csv-attachment.ts';
import { digestCsv } from '../../../src/mail/message/digest-csv.ts';
import { figuresWith, rowsOf } from '../figures-fixture.ts';
import { scenarios } from '../scenarios.ts';

const csvOf = (figures = figuresWith()) => digestCsv(rowsOf(figures));

function letter(
  figures = figuresWith(),
  changes: Partial<DigestMessageInput> = {},
): DigestMessageInput {
  return {
    mail: { figures, ...composeDigest(figures) },
    attachment: { kind: 'file', content: csvOf(figures), isCompressed: false },
    from: 'FinOps <finops@example.com>',
    to: ['team@example.com', 'Head of Cloud <head@example.com>'],
    audience: 'finops',
    date: new Date('2026-11-21T07:00:00Z'),
    attempt: 1,
    ...changes,
  };
}

const rawText = async (one: DigestMessageInput) =>
  Buffer.from((await buildMessage(one)).raw).toString('latin1');

describe('the message', () => {
  it('that is sent again has a different name and id, because servers drop a repeated id', async () => {
    const first = await buildMessage(letter());
    const again = await buildMessage(letter(figuresWith(), { attempt: 2 }));
    expect([first.name, again.name]).toEqual([
      'digest.2026-11-20.finops',
      'digest.2026-11-20.finops.resend-1',
    ]);
    const parsed = await simpleParser(Buffer.from(again.raw));
    expect(parsed.messageId).toBe('<digest.2026-11-20.finops.resend-1@example.com>');
  });

  it('has subject, text, HTML and exactly one CSV', async () => {
    const one = letter();
    const parsed = await simpleParser(Buffer.from((await buildMessage(one)).raw));
    expect(parsed.subject).toBe(one.mail.subject);
    expect(parsed.text?.replaceAll('\r\n', '\n')).toBe(one.mail.text);
    expect(parsed.html).toBe(one.mail.html);
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual([
      'ou-breakdown-2026-11-20.csv',
    ]);
    expect(parsed.attachments[0]?.content.toString()).toBe(csvOf());
    expect(parsed.date).toEqual(one.date);
  });

  it('has the teams’ CSV in addition, if there is one', async () => {
    const files = [csvFile('teams-2026-11-20.csv', 'Target\r\nteam/a\r\n')];
    const { raw } = await buildMessage(letter(figuresWith(), { files }));
    const { attachments } = await simpleParser(Buffer.from(raw));
    expect(attachments.map(({ filename }) => filename)).toEqual([
      'ou-breakdown-2026-11-20.csv',
      'teams-2026-11-20.csv',
    ]);
  });

  it('contains the compressed CSV, or its location, if that is its attachment', async () => {
    const content = gzipSync(csvOf());
    const attached = async (attachment: CsvAttachment) => {
      const { raw } = await buildMessage(letter(figuresWith(), { attachment }));
      return (await simpleParser(Buffer.from(raw))).attachments[0];
    };
    const compressed = await attached({ kind: 'file', content, isCompressed: true });
    expect(compressed?.filename).toBe('ou-breakdown-2026-11-20.csv.gz');
    expect(gunzipSync(compressed?.content ?? '').toString()).toBe(csvOf());
    const linked = await attached({ kind: 'link', location: 's3://b/digests/x.csv' });
    expect(linked?.filename).toBe('ou-breakdown-2026-11-20.csv.link.txt');
    expect(linked?.content.toString()).toContain('aws s3 cp "s3://b/digests/x.csv" .');
  });

  it('shows the same total in text, HTML and CSV', async () => {
    const { raw } = await buildMessage(letter());
    const parsed = await simpleParser(Buffer.from(raw));
    const csv = parsed.attachments[0]?.content.toString() ?? '';
    const { data } = Papa.parse<{ DailyCost: string }>(csv, { header: true, skipEmptyLines: true });
    const sum = data.reduce((all, row) => all + Number(row.DailyCost), 0);
    expect(sum.toFixed(2)).toBe('48213.77');
    expect(parsed.text).toContain('\n$48,213.77\n');
    expect(String(parsed.html).replace(/<[^>]*>/g, ' ')).toContain('$48,213.77');
  });

  it('is the same bytes for the same input, with ids from day and audience', async () => {
    const message = await buildMessage(letter());
    expect(Buffer.from(message.raw).equals(Buffer.from((await buildMessage(letter())).raw))).toBe(
      true,
    );
    expect(message.name).toBe('digest.2026-11-20.finops');
    const parsed = await simpleParser(Buffer.from(message.raw));
    expect(parsed.messageId).toBe('<digest.2026-11-20.finops@example.com>');
  });

  it('has the requested day in its name on a day whose data is missing', async () => {
    const message = await buildMessage(letter(scenarios['missing-data']()));
    expect(message.name).toBe('digest.2026-11-20.finops');
    const parsed = await simpleParser(Buffer.from(message.raw));
    expect(parsed.headers.get('x-finops-digest-report-day')).toBe('2026-11-19');
    expect(parsed.attachments[0]?.filename).toBe('ou-breakdown-2026-11-19.csv');
  });

  it('asks for no automatic replies', async () => {
    const raw = await rawText(letter());
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
  });

  it('uses CRLF throughout and no line longer than RFC 5322 allows', async () => {
    const raw = await rawText(letter(scenarios['hostile-names']()));
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('does not let a name from the bill add a header', async () => {
    const parsed = await simpleParser(
      Buffer.from((await buildMessage(letter(scenarios['hostile-names']()))).raw),
    );
    expect(parsed.headers.has('bcc')).toBe(false);
    const forged = letter();
    const subject = 'Costs\r\nBcc: everyone@example.com';
    const raw = await rawText({ ...forged, mail: { ...forged.mail, subject } });
    expect(raw).not.toMatch(/^Bcc:/im);
  });

  it('rejects addresses and audiences that could break a header', async () => {
    const refused: Partial<DigestMessageInput>[] = [
      { from: 'a@example.com\r\nBcc: b@example.com' },
      { to: ['a@example.com, b@example.com'] },
      { to: ['no address'] },
      { to: [] },
      { audience: 'finops\r\nX: y' },
      { audience: '../finops' },
    ];
    for (const change of refused) {
      await expect(buildMessage(letter(figuresWith(), change))).rejects.toThrow(RangeError);
    }
  });
});
