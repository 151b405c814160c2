/** Which day a run reports, and what its mail says about it, if the bill has only a part of a day. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runReport } from '../../cli/run-report.ts';
import { readFigures } from '../../functions/dashboard-snapshot/read-executive-figures.ts';
import { waitForDigest } from '../../functions/dashboard-snapshot/wait-for-digest.ts';
import { defaultThresholds } from '../../src/domain/budgets/budget-light.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  parseBillingDay,
  weekdayOf,
} from '../../src/domain/calendar/billing-day.ts';
import { billSources } from '../../src/domain/costs/bill-source.ts';
import { executiveView } from '../../src/mail/executive/executive-view.ts';
import { type BillDay, writeHourlyBill } from '../support/hourly-bill.ts';
import { account, runDigest, withPlatform } from '../support/laptop.ts';
import { sharedCase } from '../support/shared-cases.ts';
import { tempFolder } from '../support/temp-folder.ts';

const thursday = parseBillingDay('2026-10-15');
const accounts = [account('022233334444', 'Root/Team')];

/** Complete hourly days of 24 lines and $24, and what follows them. */
function october(last: BillingDay, ...following: readonly BillDay[]): BillDay[] {
  const days = daysFromTo(parseBillingDay('2026-10-01'), last).map(hourly);
  return [...days, ...following];
}

const hourly = (day: BillingDay): BillDay => ({ day, hours: 24, lines: 1, cost: 1 });
const daily = (day: BillingDay): BillDay => ({ day, hours: null, lines: 1, cost: 24 });

describe.each(billSources)('a bill of %s', (source) => {
  const run = async (days: readonly BillDay[], day: string, hasEnds = true) => {
    const folder = tempFolder();
    const bill = writeHourlyBill(join(folder, 'bill.csv'), source, days, { hasEnds });
    return runDigest({ bill, out: join(folder, 'out'), day, accounts });
  };

  it('with 15 of 24 hours is reported up to the day before, and both subject and mail say it', async () => {
    const days = october(addDays(thursday, -1), { ...hourly(thursday), hours: 15 });
    for (const hasEnds of [true, false]) {
      const { figures, mail } = await run(days, thursday, hasEnds);
      expect(figures.reportDay).toBe('2026-10-14');
      expect(figures.data).toMatchObject({ state: 'incomplete', hours: 15, lines: 15 });
      expect(mail.subject).toMatch(
        /^AWS costs Wed 14 Oct: .*\(Thu 15 Oct has 15 of 24 hours so far\)$/,
      );
      expect(mail.text).toMatch(
        /^Thursday 15 October has 15 of 24 hours so far; this is Wednesday/,
      );
      expect(mail.html).toContain('15 of 24\u00a0hours');
    }
  });

  it('with nothing but 15 hours of a day says so, and compares it with nothing', async () => {
    const { figures, mail } = await run([{ ...hourly(thursday), hours: 15 }], thursday);
    expect(figures).toMatchObject({ reportDay: thursday, data: { state: 'partial', hours: 15 } });
    expect(figures.total).toMatchObject({ cost: 15, dayBefore: null, usual: null });
    expect(figures.movers).toMatchObject({ against: 'nothing', rows: [], moves: [] });
    expect(figures.anomalies.rows).toEqual([]);
    expect(mail.subject).toMatch(/^AWS costs Thu 15 Oct, 15 of 24 hours: \$15.00, /);
    expect(mail.text).toContain('AWS costs, Thursday 15 October 2026, 15 of 24 hours');
    expect(mail.text).toContain('Not compared: the day has 15 of 24 hours');
  });

  it('is complete after a change from hourly to daily lines, and back', async () => {
    const november = parseBillingDay('2026-11-03');
    const changed = october(
      parseBillingDay('2026-10-31'),
      ...daysFromTo(parseBillingDay('2026-11-01'), november).map(daily),
    );
    for (const day of ['2026-11-01', '2026-11-02', '2026-11-03']) {
      const until = changed.filter((one) => one.day <= day);
      const { figures } = await run(until, day);
      expect(figures).toMatchObject({ reportDay: day, data: { state: 'complete' } });
    }
    const back = changed.map((one) => (one.hours === null ? hourly(one.day) : daily(one.day)));
    const { figures } = await run(back, november);
    expect(figures).toMatchObject({ reportDay: november, data: { state: 'complete' } });
  });

  it('is not complete after that change as long as the cost of a day is missing', async () => {
    const first = parseBillingDay('2026-11-01');
    const { figures } = await run(
      october(parseBillingDay('2026-10-31'), { ...daily(first), cost: 2 }),
      first,
    );
    expect(figures).toMatchObject({ reportDay: '2026-10-31', data: { state: 'incomplete' } });
  });

  it('is complete on weekends with few lines, and not on a weekday with as few', async () => {
    const sunday = parseBillingDay('2026-11-22');
    const quiet = (day: BillingDay) => weekdayOf(day) % 6 === 0;
    const days = daysFromTo(parseBillingDay('2026-11-01'), addDays(sunday, 2)).map((day) => ({
      ...daily(day),
      lines: quiet(day) ? 15 : 40,
    }));
    const until = (last: BillingDay, lines: number) =>
      days
        .filter(({ day }) => day <= last)
        .map((one) => (one.day === last ? { ...one, lines } : one));
    const dataOf = async (last: BillingDay, lines: number) =>
      (await run(until(last, lines), last)).figures.data.state;
    expect(await dataOf(sunday, 15)).toBe('complete');
    expect(await dataOf(addDays(sunday, -1), 15)).toBe('complete');
    expect(await dataOf(addDays(sunday, -1), 6)).toBe('incomplete');
    expect(await dataOf(addDays(sunday, 1), 15)).toBe('incomplete');
  });

  it('names the days of the month that are not archived', async () => {
    const { figures, mail } = await run([hourly(parseBillingDay('2026-10-26'))], '2026-10-26');
    expect(figures.missingDays).toHaveLength(25);
    const text = mail.text.replace(/\s+/g, ' ');
    expect(text).toContain('day 26 of 31, 25 days missing');
    expect(text).toContain(
      'Month to date and month end are without 25 days (1 to 25 October), which are not',
    );
    expect(text).toContain('Missing days. 25 days (1 to 25 October) are not in the archive');
    expect(mail.html).toContain('25\u00a0days missing');
    expect(mail.html).toContain(
      'Month to date and month end are without 25 days (1 to 25\u00a0October)',
    );
  });
});

describe('a part of a day', () => {
  const part = { ...hourly(thursday), hours: 15 };

  it('is never a drop, although the archive has the days before and the day is long over', async () => {
    const folder = tempFolder();
    const path = join(folder, 'bill.csv');
    const out = join(folder, 'out');
    const from = parseBillingDay('2026-08-01');
    const before = daysFromTo(from, addDays(thursday, -1)).map((day) => ({
      ...hourly(day),
      cost: 9,
    }));
    const yesterday = writeHourlyBill(path, 'cur2', before);
    await runDigest({
      bill: yesterday,
      out,
      day: addDays(thursday, -1),
      accounts,
      settings: { restatementDays: 60 },
    });
    const bill = writeHourlyBill(path, 'cur2', [{ ...part, hours: 2 }]);
    const { figures, mail, recordKey } = await runDigest({ bill, out, day: thursday, accounts });
    expect(figures).toMatchObject({ reportDay: thursday, data: { state: 'partial', hours: 2 } });
    expect(figures.anomalies).toEqual({ state: 'incomplete', rows: [] });
    expect(figures.total).toMatchObject({ dayBefore: null, usual: null });
    expect(mail.subject).not.toContain('▼');
    const record = JSON.parse(readFileSync(join(out, recordKey), 'utf8'));
    const facts = record.steps.find(({ name }: { name: string }) => name === 'figures').facts;
    expect(facts).toEqual({ reportDay: thursday, data: { state: 'partial', hours: 2 } });
  });

  it('is not compared on the executives’ page, and its completion is no change by AWS', async () => {
    const folder = tempFolder();
    const out = join(folder, 'out');
    const path = join(folder, 'bill.csv');
    const run = { bill: writeHourlyBill(path, 'cur2', [part]), out, accounts };
    await runDigest({ ...run, day: thursday });
    const page = await withPlatform(run, async (platform) => {
      const sent = await waitForDigest(platform.store, thursday, { waitSeconds: 0 });
      const settings = { thresholds: defaultThresholds, budgets: [] };
      return readFigures(platform, sent, settings, () => undefined);
    });
    expect(page).toMatchObject({ hours: 15, cause: null, total: { usual: null } });
    expect(executiveView(page).figures[0]?.note).toBe('15 of 24\u00a0hours, not compared');
    const friday = addDays(thursday, 1);
    writeHourlyBill(path, 'cur2', [hourly(thursday), hourly(friday)]);
    const { figures } = await runDigest({ ...run, day: friday });
    expect(figures).toMatchObject({ reportDay: friday, total: { dayBefore: 24 } });
    expect(figures.trust.restatedDays).toEqual([]);
  });

  it('does not end a week whose summary is due', async () => {
    const monday = parseBillingDay('2026-10-12');
    const week = daysFromTo(monday, parseBillingDay('2026-10-18')).map(hourly);
    const summariesOf = async (days: readonly BillDay[]) => {
      const folder = tempFolder();
      const bill = writeHourlyBill(join(folder, 'bill.csv'), 'cur2', days);
      const settings = { summaries: { weekly: true, monthlyClose: false } };
      const out = join(folder, 'out');
      return (await runDigest({ bill, out, day: '2026-10-18', accounts, settings })).summaries;
    };
    expect(await summariesOf(week)).toHaveLength(1);
    const cut = week.map((one) => (one.day === '2026-10-18' ? { ...one, hours: 15 } : one));
    expect(await summariesOf(cut)).toEqual([]);
    expect(await summariesOf(cut.slice(-1))).toEqual([]);
  });

  it('is reported before a day without lines, and both are said', async () => {
    const folder = tempFolder();
    const bill = writeHourlyBill(join(folder, 'bill.csv'), 'cur2', [part]);
    const outcome = await runDigest({
      bill,
      out: join(folder, 'out'),
      day: '2026-10-16',
      accounts,
    });
    expect(outcome.figures.reportDay).toBe(thursday);
    expect(outcome.mail.subject).toContain('Thu 15 Oct, 15 of 24 hours: ');
    expect(outcome.mail.subject).toContain('(Fri 16 Oct not in yet)');
    expect(outcome.mail.text.replace(/\s+/g, ' ')).toContain(
      'No AWS costs for Friday 16 October yet; this is Thursday 15 October, which has 15 of 24 hours so far',
    );
    const report = runReport(
      outcome,
      { locate: (key) => key },
      { folder: null, day: parseBillingDay('2026-10-16') },
    );
    expect(report).toContain('The bill has 15 of 24 hours of 2026-10-15; see the mail.');
  });
});

describe('a bill next to the repository', () => {
  const cases = [
    ['partial-day-as-whole', '2026-10-15', { reportDay: '2026-10-14', data: { hours: 15 } }],
    ['weekend-with-few-lines', '2026-11-22', { data: { state: 'complete' } }],
    ['hourly-to-daily-at-month-border', '2026-11-03', { data: { state: 'complete' } }],
    ['month-to-date-without-days', '2026-10-26', { missingDays: { length: 25 } }],
  ] as const;
  for (const [name, day, expected] of cases) {
    const bill = sharedCase(name);
    it.skipIf(bill === undefined)(`${name} is right`, async () => {
      const { figures } = await runDigest({
        bill: bill ?? '',
        out: join(tempFolder(), 'out'),
        day,
      });
      expect(figures).toMatchObject(expected);
    });
  }
});
