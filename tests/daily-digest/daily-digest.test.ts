/** The steps on a laptop: what a run writes, what a second one changes, and how it fails. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readDay } from '../../src/archive/read/read-day.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { textsOf } from '../../src/domain/columns/text-column.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { filesBelow, runDigest, withPlatform } from '../support/laptop.ts';
import { mailsOf, parquetOf, reportDay, steady, workshop } from './workshop.ts';

describe('a first run', () => {
  it('archives every day of the open window in partitions named as Hive names them', async () => {
    const { out, run } = workshop(steady);
    await runDigest(run);
    const objects = [...parquetOf(out).keys()].sort();
    expect(objects).toHaveLength(20);
    expect(objects).toContain('ou-breakdowns/year=2026/month=11/day=1/ou-breakdown.snappy.parquet');
    expect(objects).toContain(
      'ou-breakdowns/year=2026/month=11/day=20/ou-breakdown.snappy.parquet',
    );
  });

  it('includes the month before while AWS may still change it', async () => {
    const { out, run } = workshop(steady);
    await runDigest({ ...run, day: '2026-11-14' });
    const days = [...parquetOf(out).keys()];
    expect(days).toHaveLength(31 + 14);
    expect(days).toContain('ou-breakdowns/year=2026/month=10/day=31/ou-breakdown.snappy.parquet');
  });

  it('makes one mail whose CSV is the archive of that day and whose totals agree', async () => {
    const { out, run } = workshop([
      ...steady,
      { day: reportDay, cost: 2.345678, service: 'AWS Lambda' },
    ]);
    await runDigest(run);
    const mail = await simpleParser(readFileSync(join(out, 'outbox', mailsOf(out)[0] ?? '')));
    expect(mail.attachments).toHaveLength(1);
    const csv = mail.attachments[0]?.content.toString('utf8').replace(/^\uFEFF/, '') ?? '';
    const rows = Papa.parse<Record<string, string>>(csv, {
      header: true,
      skipEmptyLines: true,
    }).data;
    const archived = await readDay(new DirectoryStore(out), parseBillingDay(reportDay));
    expect(rows.map((row) => Number(row['DailyCost']))).toEqual([...archived.dailyCost]);
    expect(rows.map((row) => row['LinkedAccount'])).toEqual(textsOf(archived.linkedAccount));
    expect(rows.map((row) => row['Service'])).toEqual(textsOf(archived.service));
    expect(rows.reduce((sum, row) => sum + Number(row['DailyCost']), 0)).toBeCloseTo(42.345678, 9);
    expect(mail.subject).toContain('$42.35');
    expect(mail.text).toContain('$42.35');
    expect(mail.html).toContain('$42.35');
  });

  it('writes a run record with every step, its scanned bytes and the outcome of each day', async () => {
    const { out, run } = workshop(steady);
    const { recordKey } = await runDigest(run);
    const record = JSON.parse(readFileSync(join(out, recordKey), 'utf8'));
    expect(record).toMatchObject({ reportDay, outcome: 'done' });
    expect(record.steps.map((step: { name: string }) => step.name)).toEqual([
      'query',
      'archive',
      'check',
      'figures',
      'forecast',
      'anomalies',
      'refresh',
      'mail',
      'restatements',
      'send',
      'summaries',
    ]);
    expect(record.steps[1].facts.days).toHaveLength(20);
    expect(record.steps.find(({ name }: { name: string }) => name === 'send').facts).toMatchObject({
      wholeDelivered: true,
      mails: [{ audience: 'finops', scope: '*', outcome: 'sent', recipients: 1 }],
    });
  });
});

describe('a second run of the same day', () => {
  it('rewrites no Parquet object and sends no second mail', async () => {
    const { out, run } = workshop(steady);
    await runDigest(run);
    const before = parquetOf(out);
    const again = await runDigest(run);
    expect(parquetOf(out)).toEqual(before);
    expect(mailsOf(out)).toHaveLength(1);
    expect(again.delivery.outcome).toBe('already-sent');
    expect(again.archived.registered).toEqual([]);
  });

  it('rewrites only the day that AWS restated, and the mail names it', async () => {
    const { out, bill, run } = workshop(steady);
    await runDigest({ ...run, day: '2026-11-19' });
    const before = parquetOf(out);
    bill(steady.map((line) => (line.day === '2026-11-05' ? { ...line, cost: 11 } : line)));
    const { figures } = await runDigest(run);
    const changed = [...parquetOf(out)].filter(([path, file]) => before.get(path) !== file);
    expect(changed.map(([path]) => path)).toEqual([
      'ou-breakdowns/year=2026/month=11/day=20/ou-breakdown.snappy.parquet',
      'ou-breakdowns/year=2026/month=11/day=5/ou-breakdown.snappy.parquet',
    ]);
    expect(figures.trust.restatedDays).toEqual([{ day: '2026-11-05', before: 40, after: 44 }]);
    const list = join(out, 'restated-days/report_date=2026-11-20/restated-days.snappy.parquet');
    const listed = readFileSync(list);
    await runDigest(run);
    expect(readFileSync(list).equals(listed)).toBe(true);
  });

  it('sends again when requested, and keeps the first mail', async () => {
    const { out, run } = workshop(steady);
    await runDigest(run);
    await runDigest({ ...run, resend: true });
    expect(mailsOf(out)).toHaveLength(2);
  });

  it('registers a day again that is missing in the catalog', async () => {
    const { out, run } = workshop(steady);
    await runDigest(run);
    await withPlatform(run, async ({ store }) => {
      const stored = await store.get('catalog/ou_breakdown.json');
      const catalog = JSON.parse(Buffer.from(stored?.body ?? []).toString());
      catalog.partitions = catalog.partitions.filter(
        ({ day }: { day: string }) => day !== '2026-11-07',
      );
      await store.put('catalog/ou_breakdown.json', Buffer.from(JSON.stringify(catalog)));
    });
    const { archived, figures } = await runDigest(run);
    expect(archived.registered).toEqual(['2026-11-07']);
    expect(figures.total.monthToDate).toBeCloseTo(800, 9);
    expect(parquetOf(out).size).toBe(20);
  });
});

describe('when the dashboard cannot be refreshed', () => {
  it('sends the mail with a notice and then fails, and the next run does not send again', async () => {
    const { out, run } = workshop(steady);
    const failing = {
      refresh: async () => {
        throw new Error('ingestion failed: 3 rows dropped');
      },
    };
    const broken = runDigest({
      ...run,
      change: (platform) => ({ ...platform, dashboard: failing }),
    });
    await expect(broken).rejects.toThrow(/3 rows dropped/);
    expect(mailsOf(out)).toHaveLength(1);
    const mail = await simpleParser(readFileSync(join(out, 'outbox', mailsOf(out)[0] ?? '')));
    expect(mail.text).toMatch(/dashboard/i);
    expect((await runDigest(run)).delivery.outcome).toBe('already-sent');
  });
});

describe('when nothing can be reported', () => {
  it('says what the bill lacks and writes nothing', async () => {
    const { out, run } = workshop(steady);
    await expect(runDigest({ ...run, day: '2026-08-15' })).rejects.toThrow(
      /no lines from 2026-08-01 to 2026-08-15/,
    );
    expect(filesBelow(out).size).toBe(0);
  });
});
