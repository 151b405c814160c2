/**
 * The mail of one unit's owner: worded for them, with only their figures, and a subject that no name can
 * break.
 */
import { describe, expect, it } from 'vitest';
import { buildMessage } from '../../../src/mail/digest/build-message.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { figuresWith } from '../figures-fixture.ts';
import { scenarios } from '../scenarios.ts';
import { ownersFigures } from '../unusual-scenarios.ts';

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

describe('the mail of a unit’s owner', () => {
  const mail = composeDigest(scenarios['owners-mail']());

  it('names the unit in headline and subject, and calls it "your unit"', () => {
    expect(mail.subject).toContain('AWS costs Workloads / Retail, Fri 20 Nov: $15,547.19');
    expect(mail.text).toContain('Your OU: Root / Workloads / Retail\n');
    expect(mail.html).toContain('Your OU: <b><bdi>Root / Workloads / Retail</bdi></b>');
    expect(mail.text).toContain('\nYour OU\n    $15,547');
    expect(mail.text).not.toMatch(/\btotal stays|the total will|\nTotal\n/);
  });

  it('lists the parts of the unit, and what is directly in it', () => {
    expect(mail.text).toMatch(/\nShop\n/);
    expect(mail.text).toContain('Retail (accounts directly in it)');
  });

  it('does not claim a reconciliation that its reader may not see', () => {
    expect(oneLine(mail.text)).toContain('Your OU’s $15,547.19 is the sum of its rows');
    expect(oneLine(mail.text)).not.toContain('agree to the cent');
  });

  it('shows nothing of other units', () => {
    const whole = composeDigest(figuresWith()).text;
    for (const words of ['Data Platform', 'Payments', '$48,213.77']) {
      expect(whole).toContain(words);
      expect(mail.text + mail.html + mail.subject).not.toContain(words);
    }
  });

  it('calls a unit without parts one unit', () => {
    const { text } = composeDigest(scenarios['owner-of-one-unit']());
    expect(oneLine(text)).toContain('On budget? Your OU stays within its budget.');
    expect(text.match(/\$2,311 {3}▼/g)).toHaveLength(1);
  });
});

const attacks = {
  'a line break': 'Root/Prod\r\nBcc: everyone@example.com\r\n\r\n<p>hello',
  'an encoded word': 'Root/=?utf-8?B?SGVsbG8NCkJjYzogeEBleGFtcGxlLmNvbQ==?=',
  'an encoded word in two parts': 'Root/=?utf-8?Q?a/b?=',
  'nested marks': 'Root/=?=?utf-8?q?=41?=?=',
  'an override': 'Root/\u202Edorp\u2066\u2067\u061c',
  'right-to-left letters': 'Root/שלום',
  'line separators': 'Root/a\u2028b\u2029c\u0085d\u0000e',
  'great length': `Root/${'x'.repeat(5_000)}`,
  'many long parts': `Root/${Array.from({ length: 40 }, (_, at) => `part-${at}-${'y'.repeat(30)}`).join('/')}`,
  'half a character': 'Root/\ud83d',
  nothing: 'Root/ ',
};

describe.each(Object.entries(attacks))('a unit named with %s', (_, scope) => {
  const figures = ownersFigures(
    scope,
    figuresWith()
      .ous.slice(0, 1)
      .map((ou) => ({ ...ou, ou: scope })),
  );
  const mail = composeDigest(figures);

  it('keeps the subject one short line of printable text', () => {
    expect(mail.subject).toMatch(/^AWS costs .+, Fri 20 Nov: \$19,870\.42/u);
    expect(mail.subject).not.toMatch(
      /\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|[\u202a-\u202e\u2066\u2067\u061c]/u,
    );
    expect(mail.subject).not.toMatch(/=\?|\?=/);
    expect(mail.subject.length).toBeLessThan(110);
  });

  it('adds no header, and reads back unchanged', async () => {
    const { raw } = await buildMessage({
      mail: { ...mail, figures },
      attachment: { kind: 'file', content: 'a', isCompressed: false },
      from: 'finops@example.com',
      to: ['owner@example.com'],
      audience: 'retail-0123456789',
      date: new Date('2026-11-21T07:00:00Z'),
      attempt: 1,
    });
    const head = Buffer.from(raw).toString('latin1').split('\r\n\r\n')[0] ?? '';
    expect(head).not.toMatch(/^bcc:/im);
    const subject = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(head)?.[1] ?? '';
    expect(decoded(subject)).toBe(mail.subject);
  });

  it('is escaped in the HTML', () => {
    expect(mail.html).not.toContain('<p>hello');
    expect(mail.html).not.toMatch(/[\u202a-\u202e\u2066\u2067]/u);
  });
});

/** Decodes RFC 2047 like a mail program. */
function decoded(header: string): string {
  const unfolded = header.replace(/\r\n[ \t]/g, ' ').replace(/\?=\s+=\?/g, '?==?');
  const bytes = (text: string) =>
    text
      .replaceAll('_', ' ')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
  return unfolded.replace(/(?:=\?utf-8\?[QB]\?[^?]*\?=)+/gi, (words) => {
    const parts = [...words.matchAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi)].map(([, kind, text]) =>
      kind?.toUpperCase() === 'B'
        ? Buffer.from(text ?? '', 'base64')
        : Buffer.from(bytes(text ?? ''), 'latin1'),
    );
    return Buffer.concat(parts).toString('utf8');
  });
}
