/** The audit's mail contains every gap with the command to type, and is sent once and only with gaps. */
import { type ParsedMail, simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import {
  readAuditedHealDays,
  readAuditMail,
} from '../../functions/partition-audit/audit-environment.ts';
import { backfillCommandFor } from '../../functions/partition-audit/backfill-command.ts';
import type { Gap } from '../../functions/partition-audit/gaps.ts';
import { mailGaps } from '../../functions/partition-audit/mail-gaps.ts';
import { metricsCommandFor } from '../../functions/partition-audit/metrics-command.ts';
import type { AuditOutcome } from '../../functions/partition-audit/partition-audit.ts';
import { addDays, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { MailRefusedError, type OutgoingMail } from '../../src/ports/outbox.ts';
import { tempFolder } from '../support/temp-folder.ts';

const range = { from: parseBillingDay('2026-10-05'), to: parseBillingDay('2026-11-19') };
const backfill = backfillCommandFor('acme-finops-prod-partition-audit');
const mail = {
  from: 'FinOps <finops@example.com>',
  to: ['oncall@example.com', 'night@example.com'],
  staleSeconds: 900,
  claimWaitSeconds: 0,
};

function gapOn(index: number, change: Partial<Gap> = {}): Gap {
  const day = addDays(range.from, index);
  const says = 'the bill has 7.00 USD in 2 rows, the archive nothing';
  return { day, kind: 'missing', says, command: backfill(day, day), ...change };
}

function outcomeWith(gaps: readonly Gap[]): AuditOutcome {
  const [first, last] = [gaps[0]?.day, gaps.at(-1)?.day];
  const backfillAll = first && last ? backfill(first, last) : null;
  return {
    days: 46,
    gaps,
    onlyInArchive: [],
    copies: [],
    notCompared: [],
    withoutAllocation: null,
    measureAll: null,
    withoutMetrics: null,
    backfillAll,
    recordKey: 'runs/2026-11-19/audit-1.json',
  };
}

function office() {
  const sent: OutgoingMail[] = [];
  const failures: Error[] = [];
  const platform = {
    store: new DirectoryStore(tempFolder()),
    now: () => Date.parse('2026-11-21T09:00:00Z'),
    outbox: {
      send: async (message: OutgoingMail) => {
        const failure = failures.shift();
        if (failure !== undefined) throw failure;
        sent.push(message);
        return { messageId: `message-${sent.length}`, rejected: [] };
      },
    },
  };
  const tell = (gaps: readonly Gap[], more: object = {}, found: Partial<AuditOutcome> = {}) =>
    mailGaps(
      platform,
      { ...outcomeWith(gaps), ...found },
      { ...range, runId: 'audit-1', mail, ...more },
    );
  const read = (): Promise<ParsedMail> => simpleParser(Buffer.from(sent.at(-1)?.raw ?? []));
  return { sent, failures, tell, read };
}

describe('the mail about gaps', () => {
  it('lists each gap with its command on a separate line, after the command for all gaps', async () => {
    const { tell, read } = office();
    const gaps = [gapOn(0), gapOn(3, { kind: 'corrupt', says: 'no Parquet file' })];
    expect(await tell(gaps)).toBe('sent');
    const { text = '', html, subject } = await read();
    expect(subject).toBe('AWS cost archive: two days to mend, 5 October to 19 November');
    const commands = text.split('\n').filter((line) => line.includes('aws lambda'));
    expect(commands.map((line) => line.trim())).toEqual([
      backfill(gaps[0]?.day ?? range.from, gaps[1]?.day ?? range.to),
      ...gaps.map(({ command }) => command),
    ]);
    expect(text).toContain('2026-10-08  corrupt: no Parquet file');
    expect(String(html)).toContain('&#39;{&quot;from&quot;:&quot;2026-10-08&quot;');
  });

  it('has one command for one gap, and says what to do before a backfill', async () => {
    const { tell, read } = office();
    const command =
      'aws s3 rm s3://bucket/day=5/ --recursive --exclude ou-breakdown.snappy.parquet';
    await tell([gapOn(0, { kind: 'duplicated', command })]);
    const { text = '', subject } = await read();
    expect(subject).toContain('one day to mend');
    expect(text).not.toContain('at once');
    expect(text).toContain(`    ${command}\n`);
    expect(text.replaceAll('\n', ' ')).toContain('The command of a duplicated day comes first');
  });

  it('has a second command for costs and metrics of resources, and says which days have none', async () => {
    const { tell, read } = office();
    const measure = metricsCommandFor('acme-finops-prod-partition-audit');
    const [first, second] = [range.from, addDays(range.from, 9)];
    const gaps = [first, second].map((day, at) =>
      gapOn(at * 9, { kind: 'resource-metrics-missing', command: measure(day, day) }),
    );
    const command = measure(addDays(first, -3), addDays(first, -1));
    await tell(
      gaps,
      {},
      {
        backfillAll: null,
        measureAll: measure(first, second),
        withoutMetrics: { from: addDays(first, -3), to: addDays(first, -1), days: 3, command },
      },
    );
    const { text = '', html } = await read();
    expect(text.replaceAll('\n', ' ')).toContain(
      'Two days from 2026-10-05 to 2026-11-19 have a gap in the costs or the metrics of resources',
    );
    expect(text).toContain(
      `All costs and metrics of resources, at once:\n\n    ${measure(first, second)}\n`,
    );
    expect(text).toContain('Three archived days from before the first metrics of resources');
    expect(text).toContain(`    ${command}\n`);
    expect(measure(first, first)).toContain('--function-name acme-finops-prod-resource-metrics');
    expect(String(html).match(/<pre/g)).toHaveLength(4);
  });

  it('shows fifty gaps, counts the others and gives the location of all', async () => {
    const { tell, read } = office();
    await tell(Array.from({ length: 1250 }, (_, index) => gapOn(index)));
    const { text = '' } = await read();
    expect(text.match(/missing:/g)).toHaveLength(50);
    expect(text).toContain('\nand 1,200 more\n');
    expect(text).toMatch(/run record: .*runs\/2026-11-19\/audit-1\.json/);
  });

  it('escapes the text of a damaged file, so that it cannot break a line or the HTML', async () => {
    const { tell, sent, read } = office();
    await tell([gapOn(0, { kind: 'corrupt', says: 'bad\r\nBcc: a@b.c\u202e<script>' })]);
    const { text, html, bcc } = await read();
    expect(bcc).toBeUndefined();
    expect(text).toContain('corrupt: bad Bcc: a@b.c<script>');
    expect(String(html)).toContain('a@b.c&lt;script&gt;');
    expect(sent[0]?.to).toEqual(mail.to);
  });

  it('is sent once for a range, again when requested, and separately for another range', async () => {
    const { tell, sent } = office();
    expect(await tell([gapOn(0)])).toBe('sent');
    expect(await tell([gapOn(0)], { runId: 'audit-2' })).toBe('already-sent');
    expect(await tell([gapOn(0)], { runId: 'audit-3', resend: true })).toBe('sent');
    expect(await tell([gapOn(20)], { from: addDays(range.from, 20) })).toBe('sent');
    expect(sent.map(({ name }) => name)).toEqual([
      '2026-11-19.audit-from-20261005',
      '2026-11-19.audit-from-20261005.resend-1',
      '2026-11-19.audit-from-20261025',
    ]);
  });

  it('fails the run when the server rejects it, and the next run sends it', async () => {
    const { tell, failures } = office();
    failures.push(new MailRefusedError('the address is not verified'));
    await expect(tell([gapOn(0)])).rejects.toThrow('not verified');
    expect(await tell([gapOn(0)], { runId: 'audit-2' })).toBe('sent');
  });

  it('is not sent without gaps, or without recipients', async () => {
    const { tell, sent } = office();
    expect(await tell([])).toBe('none');
    expect(await tell([gapOn(0)], { mail: null })).toBe('none');
    expect(sent).toEqual([]);
  });

  it('is rejected when an address is invalid', async () => {
    const { tell } = office();
    const to = ['oncall@example.com\r\nBcc: a@b.c'];
    await expect(tell([gapOn(0)], { mail: { ...mail, to } })).rejects.toThrow(RangeError);
  });
});

describe('the environment of the mail about gaps', () => {
  it('contains sender and recipients, or neither', () => {
    expect(
      readAuditMail({ DIGEST_MAIL_FROM: 'f@example.com', DIGEST_AUDIT_MAIL_TO: '' }),
    ).toBeNull();
    const given = { DIGEST_MAIL_FROM: 'f@example.com', DIGEST_AUDIT_MAIL_TO: 'a@b.c, d@e.f' };
    expect(readAuditMail(given)).toMatchObject({ from: 'f@example.com', to: ['a@b.c', 'd@e.f'] });
  });

  it('contains the healing days of the resource metrics, only where they are on', () => {
    expect(readAuditedHealDays({ DIGEST_AUDIT_METRICS_HEAL_DAYS: '0' })).toBe(0);
    expect(readAuditedHealDays({ DIGEST_AUDIT_METRICS_HEAL_DAYS: '' })).toBeNull();
    expect(readAuditedHealDays({})).toBeNull();
    const wrong = { DIGEST_AUDIT_METRICS_HEAL_DAYS: '31' };
    expect(() => readAuditedHealDays(wrong)).toThrow(/DIGEST_AUDIT_METRICS_HEAL_DAYS/);
  });

  it('needs a sender when it has recipients', () => {
    expect(() => readAuditMail({ DIGEST_AUDIT_MAIL_TO: 'a@b.c' })).toThrow(/DIGEST_MAIL_FROM/);
  });
});
