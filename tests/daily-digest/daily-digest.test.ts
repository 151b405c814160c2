import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readDay } from '../../functions/archive/read-day.ts';
import { parseBillingDay, parseBillingPeriod } from '../../functions/domain/billing-day.ts';
import { InputError } from '../../functions/domain/input-error.ts';
import { DirectoryStore } from '../../functions/platform/local/directory-store.ts';
import { account, filesBelow, runDigest, withPlatform } from '../support/laptop.ts';
import { type Line, steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const reportDay = '2026-11-20';
const accounts = [account('012345678901', 'Root/Workloads/Prod')];

function workshop(lines: readonly Line[]) {
  const folder = tempFolder();
  const out = join(folder, 'out');
  const bill = (changed: readonly Line[]) => writeBill(join(folder, 'bill.csv'), changed);
  return { out, bill, run: { bill: bill(lines), out, day: reportDay, accounts } };
}

const steady = steadyLines('2026-10-01', reportDay);
const parquetOf = (out: string) =>
  new Map([...filesBelow(out)].filter(([path]) => path.startsWith('ou-breakdowns/')));
const mailsOf = (out: string) => readdirSync(join(out, 'outbox'));

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

  it('reaches into the month before while AWS may still change it', async () => {
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
    expect(rows.map((row) => Number(row['DailyCost']))).toEqual(archived.dailyCost);
    expect(rows.map((row) => row['LinkedAccount'])).toEqual(archived.linkedAccount);
    expect(rows.map((row) => row['Service'])).toEqual(archived.service);
    expect(rows.reduce((sum, row) => sum + Number(row['DailyCost']), 0)).toBeCloseTo(42.345678, 9);
    expect(mail.subject).toContain('$42.35');
    expect(mail.text).toContain('$42.35');
    expect(mail.html).toContain('$42.35');
  });

  it('writes a run record with every step, what it scanned and what became of each day', async () => {
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
      'send',
      'summaries',
    ]);
    expect(record.steps[1].facts.days).toHaveLength(20);
    expect(record.steps[8].facts).toMatchObject({
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
  });

  it('sends again when asked to, beside the first mail', async () => {
    const { out, run } = workshop(steady);
    await runDigest(run);
    await runDigest({ ...run, resend: true });
    expect(mailsOf(out)).toHaveLength(2);
  });

  it('registers a day again that the catalog lost', async () => {
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

describe('days without lines', () => {
  const without = (...days: string[]) => steady.filter(({ day }) => !days.includes(day));

  it('publishes a day empty that a restatement emptied', async () => {
    const { bill, run } = workshop(steady);
    await runDigest({ ...run, day: '2026-11-19' });
    bill(without('2026-11-05'));
    const { figures, archived } = await runDigest(run);
    expect(archived.days.find(({ day }) => day.day === '2026-11-05')).toMatchObject({
      outcome: 'written',
      rowCount: 0,
      replacedCost: 40,
    });
    expect(figures.total.monthToDate).toBeCloseTo(19 * 40, 9);
  });

  it('publishes the first day of the window empty when it was archived before', async () => {
    const { bill, run } = workshop(steady);
    await runDigest({ ...run, day: '2026-11-19' });
    bill(without('2026-11-01'));
    const { archived } = await runDigest(run);
    expect(archived.days[0]).toMatchObject({ rowCount: 0, replacedCost: 40 });
  });

  it('does not invent empty days before the bill begins', async () => {
    const { run } = workshop(steadyLines('2026-11-10', reportDay));
    const { archived } = await runDigest(run);
    expect(archived.days[0]?.day.day).toBe('2026-11-10');
  });

  it('reports the latest whole day when the bill has nothing yet for the day asked for', async () => {
    const { out, run } = workshop(without(reportDay));
    const { figures, mail } = await runDigest(run);
    expect(figures).toMatchObject({
      requestedDay: reportDay,
      reportDay: '2026-11-19',
      data: { state: 'missing' },
    });
    expect(figures.total.cost).toBeCloseTo(40, 9);
    expect(mail.text).toMatch(/no AWS costs for Friday.20.November/iu);
    expect(parquetOf(out).size).toBe(19);
  });

  it('reports the day before when the day asked for is plainly incomplete', async () => {
    const { run } = workshop([...without(reportDay), { day: reportDay, cost: 10 }]);
    const { figures } = await runDigest(run);
    expect(figures).toMatchObject({
      reportDay: '2026-11-19',
      data: { state: 'incomplete', lines: 1, usualLines: 4 },
    });
    expect(figures.total.dayBefore).toBeCloseTo(40, 9);
  });

  it('keeps archived days that the bill has lost at its end', async () => {
    const { out, bill, run } = workshop(steady);
    await runDigest(run);
    const before = parquetOf(out);
    bill(without('2026-11-19', reportDay));
    await runDigest(run);
    expect(parquetOf(out)).toEqual(before);
  });

  it('heals a gap that an earlier morning left, the last day of a month included', async () => {
    const { out, run } = workshop(steady);
    await runDigest({ ...run, day: '2026-10-30' });
    expect(parquetOf(out).size).toBe(30);
    await runDigest({ ...run, day: '2026-11-03' });
    expect(parquetOf(out).size).toBe(31 + 3);
  });
});

describe('organizational units', () => {
  it('puts each day in the unit the account was in that day', async () => {
    const moved = [
      account('012345678901', 'Root/Sandbox', '2026-11-01'),
      account('012345678901', 'Root/Workloads/Prod', '2026-11-15'),
    ];
    const { out, run } = workshop(steady);
    await runDigest({ ...run, accounts: moved, settings: { restatementDays: 30 } });
    const store = new DirectoryStore(out);
    const ouOn = async (day: string) => (await readDay(store, parseBillingDay(day))).ou;
    expect(await ouOn('2026-10-15')).toEqual(['Root/Sandbox']);
    expect(await ouOn('2026-11-14')).toEqual(['Root/Sandbox']);
    expect(await ouOn('2026-11-15')).toEqual(['Root/Workloads/Prod']);
  });

  it('cuts the path at the depth asked for', async () => {
    const deep = [account('012345678901', 'Root/Workloads/Retail/Prod')];
    const { run } = workshop(steady);
    const { figures } = await runDigest({ ...run, accounts: deep, settings: { ouDepth: 2 } });
    expect(figures.ous.map(({ ou }) => ou)).toEqual(['Root/Workloads/Retail']);
  });

  it('never drops an account that the directory does not know', async () => {
    const { run } = workshop([
      ...steady,
      { day: reportDay, cost: 7, account: '009912345678', accountName: 'lost' },
    ]);
    const { figures } = await runDigest(run);
    expect(figures.total.cost).toBeCloseTo(47, 9);
    expect(figures.ous.map(({ ou }) => ou)).toContain('Unassigned');
    expect(figures.trust.unassignedAccounts).toEqual([
      { accountId: '009912345678', accountName: 'lost', cost: 7 },
    ]);
  });

  it('fails before publishing when an account stands twice in a snapshot', async () => {
    const { out, run } = workshop(steady);
    const twice = [...accounts, account('012345678901', 'Root/Other')];
    await expect(runDigest({ ...run, accounts: twice })).rejects.toThrow(
      /2026-11-01 does not reconcile/,
    );
    expect(parquetOf(out).size).toBe(0);
    const record = [...filesBelow(out).keys()].find((path) => path.startsWith('runs/'));
    expect(JSON.parse(readFileSync(join(out, record ?? ''), 'utf8'))).toMatchObject({
      outcome: 'failed',
    });
  });
});

describe('currencies and budgets', () => {
  const mixed = [...steady, { day: reportDay, cost: 5, currency: 'EUR' }];

  it('refuses a bill of two currencies and leaves nothing on disk', async () => {
    const { out, run } = workshop(mixed);
    await expect(runDigest(run)).rejects.toThrow(InputError);
    await expect(runDigest(run)).rejects.toThrow(/EUR and USD.*--currency/);
    expect(filesBelow(out).size).toBe(0);
  });

  it('reports the currency that was chosen', async () => {
    const { run } = workshop(mixed);
    const { figures } = await runDigest({ ...run, settings: { currency: 'USD' } });
    expect(figures).toMatchObject({ currency: 'USD', total: { cost: 40 } });
  });

  it('refuses a budget in another currency than the bill, before anything is written', async () => {
    const { out, run } = workshop(steady);
    const budget = { ou: '*', month: parseBillingPeriod('2026-11'), amount: 1, currency: 'EUR' };
    await expect(runDigest({ ...run, settings: { budgets: [budget] } })).rejects.toThrow(
      /in EUR, the bill in USD/,
    );
    expect(filesBelow(out).size).toBe(0);
  });

  it('shows the light of projected month end against the budget', async () => {
    const { run } = workshop(steady);
    const budget = (amount: number) => [
      { ou: 'Root/Workloads/Prod', month: parseBillingPeriod('2026-11'), amount, currency: 'USD' },
    ];
    const lightFor = async (amount: number) =>
      (await runDigest({ ...run, settings: { budgets: budget(amount) } })).figures.total;
    expect(await lightFor(1400)).toMatchObject({
      light: 'green',
      projected: 1200,
      monthToDate: 800,
    });
    expect(await lightFor(1250)).toMatchObject({ light: 'yellow' });
    expect(await lightFor(1100)).toMatchObject({ light: 'red' });
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
  it('says what the bill lacks and leaves nothing on disk', async () => {
    const { out, run } = workshop(steady);
    await expect(runDigest({ ...run, day: '2026-08-15' })).rejects.toThrow(
      /no lines from 2026-08-01 to 2026-08-15/,
    );
    expect(filesBelow(out).size).toBe(0);
  });
});
