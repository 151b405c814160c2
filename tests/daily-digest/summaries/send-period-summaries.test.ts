/** Summaries on the laptop: real bills, a real archive, real mails and receipts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { sendPeriodSummaries } from '../../../functions/daily-digest/summaries/send-period-summaries.ts';
import type {
  SummaryAudience,
  SummaryRequest,
  SummarySettings,
} from '../../../functions/daily-digest/summaries/summary-settings.ts';
import { archiveWindow } from '../../../src/archive/window/archive-window.ts';
import { readForArchive } from '../../../src/archive/window/read-for-archive.ts';
import { defaultThresholds } from '../../../src/domain/budgets/budget-light.ts';
import { type BillingPeriod, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../../src/domain/calendar/open-window.ts';
import { InputError } from '../../../src/domain/input/input-error.ts';
import type { LocalPlatform } from '../../../src/platform/local/local-platform.ts';
import { windowStatus } from '../../../src/reports/period/window-status.ts';
import { account, withPlatform } from '../../support/laptop.ts';
import { type Line, steadyLines, writeBill } from '../../support/small-bill.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { withoutRules } from '../../support/without-rules.ts';

const settings: SummarySettings = {
  weekly: true,
  monthlyClose: false,
  restatementDays: 14,
  costMetric: 'unblended',
  budgets: [],
  thresholds: defaultThresholds,
  moverCount: 5,
  mail: { from: 'digest@example.com', staleSeconds: 60, claimWaitSeconds: 0 },
};
const monthly = { ...settings, weekly: false, monthlyClose: true };
const finops: SummaryAudience = { name: 'finops', scope: '*', to: ['finops@example.com'] };
const shop: SummaryAudience = { name: 'shop', scope: 'Root/Shop', to: ['shop@example.com'] };
const accounts = [
  account('012345678901', 'Root/Workloads/Prod'),
  account('111111111111', 'Root/Shop/Web'),
];

interface Morning {
  readonly day: string;
  readonly settings?: SummarySettings;
  readonly audiences?: readonly SummaryAudience[];
  readonly request?: Partial<SummaryRequest>;
  readonly change?: (platform: LocalPlatform) => LocalPlatform | Promise<LocalPlatform>;
}

function workshop(lines: readonly Line[]) {
  const folder = tempFolder();
  const out = join(folder, 'out');
  const bill = join(folder, 'bill.csv');
  writeBill(bill, lines);
  const asked: string[] = [];
  const morning = (one: Morning) =>
    withPlatform({ bill, out, accounts }, async (given) => {
      const platform = (await one.change?.(given)) ?? given;
      const day = parseBillingDay(one.day);
      const using = { ...settings, currency: null, ouDepth: null };
      const window = openWindow(day, 14);
      const { breakdown, archiving } = await readForArchive(platform, window, using, withoutRules);
      const status = windowStatus(await archiveWindow(platform, window, breakdown, archiving), day);
      asked.length = 0;
      const { engine } = platform;
      const query: typeof engine.query = (statement) => {
        asked.push(statement.name);
        return engine.query(statement);
      };
      return sendPeriodSummaries({ ...platform, engine: { query } }, one.settings ?? settings, {
        reportDay: day,
        runId: `run-${one.day}`,
        toResend: new Set<string>(),
        windowStatus: status,
        audiences: one.audiences ?? [finops],
        ...one.request,
      });
    });
  const mails = async (): Promise<ParsedMail[]> => {
    const files = readdirSync(join(out, 'outbox')).sort();
    return Promise.all(files.map((file) => simpleParser(readFileSync(join(out, 'outbox', file)))));
  };
  return { folder, out, asked, morning, mails };
}

const outcomes = ({ summaries }: Awaited<ReturnType<typeof sendPeriodSummaries>>) =>
  summaries.map(({ audience, period, delivery }) => [audience, period.id, delivery.outcome]);

const steady = steadyLines('2026-10-01', '2026-12-20');
const ofShop = steadyLines('2026-10-01', '2026-12-20', 1, 1).map((line) => ({
  ...line,
  account: '111111111111',
  service: 'Amazon Simple Storage Service',
}));
const both = [...steady, ...ofShop];

describe('on a Monday', () => {
  it('each audience gets one mail about its scope, with a CSV that adds up to its total', async () => {
    const { morning, mails } = workshop(both);
    const report = await morning({ day: '2026-11-22', audiences: [finops, shop] });
    expect(outcomes(report)).toEqual([
      ['finops', '2026-W47', 'sent'],
      ['shop', '2026-W47', 'sent'],
    ]);
    expect(report.failure).toBeNull();
    const [all, own] = await mails();
    expect(all?.subject).toBe('AWS costs week 47: $287.00 no change');
    expect(own?.subject).toBe('AWS costs week 47: $7.00 no change');
    expect(own?.text).not.toContain('Prod');
    const csv = (own?.attachments[0]?.content.toString('utf8') ?? '').replace(/^\uFEFF/, '');
    const options = { header: true, skipEmptyLines: true } as const;
    expect(Papa.parse<Record<string, string>>(csv, options).data).toEqual([
      {
        From: '2026-11-16',
        To: '2026-11-22',
        OU: 'Root/Shop/Web',
        Service: 'Amazon Simple Storage Service',
        LinkedAccount: '111111111111',
        Cost: '7',
        CostBefore: '7',
      },
    ]);
    expect(own?.attachments[0]?.filename).toBe('ou-summary-2026-W47.csv');
  });

  it('two queries are enough for all audiences, and a sent week runs no query', async () => {
    const { asked, morning, mails } = workshop(both);
    await morning({ day: '2026-11-22', audiences: [finops, shop] });
    expect(asked).toEqual(['period_costs', 'forecast_input', 'period_one_offs', 'account_moves']);
    const again = await morning({ day: '2026-11-22', audiences: [finops, shop] });
    expect(outcomes(again).map(([, , outcome]) => outcome)).toEqual([
      'already-sent',
      'already-sent',
    ]);
    expect(asked).toEqual([]);
    expect(await mails()).toHaveLength(2);
  });

  it('a week is sent again only when that is requested', async () => {
    const { morning, mails } = workshop(steady);
    await morning({ day: '2026-11-22' });
    await morning({
      day: '2026-11-22',
      request: { toResend: new Set(['finops-month', 'finops']), runId: 'b' },
    });
    expect(await mails()).toHaveLength(1);
    await morning({
      day: '2026-11-22',
      request: { toResend: new Set(['finops-week']), runId: 'c' },
    });
    expect(new Set((await mails()).map(({ messageId }) => messageId)).size).toBe(2);
  });
});

describe('when something fails', () => {
  it('a wrong address does not stop the others, the run gets the error, and Tuesday’s run sends it', async () => {
    const { morning, mails } = workshop(both);
    const broken = { ...finops, to: ['not an address'] };
    const report = await morning({ day: '2026-11-22', audiences: [broken, shop] });
    expect(outcomes(report)).toEqual([
      ['finops', '2026-W47', 'failed'],
      ['shop', '2026-W47', 'sent'],
    ]);
    expect(report.failure?.message).toMatch(
      /^1 of 2 summaries failed\. 2026-W47 to finops: "not an address" is not one mail address/,
    );
    const later = { now: () => Date.now() + 86_400_000 };
    const change = (platform: LocalPlatform) => ({ ...platform, ...later });
    const tuesday = await morning({ day: '2026-11-23', audiences: [finops, shop], change });
    expect(outcomes(tuesday)).toEqual([
      ['finops', '2026-W47', 'sent'],
      ['shop', '2026-W47', 'already-sent'],
    ]);
    expect(await mails()).toHaveLength(2);
  });

  it('an archive without a day of the week is not a failure: no receipt, and advice to backfill', async () => {
    const { out, morning, mails } = workshop(steady);
    const registered = async () => [];
    const change = (platform: LocalPlatform) => ({
      ...platform,
      catalog: { registered, register: async () => undefined, relocate: async () => undefined },
    });
    const report = await morning({ day: '2026-11-22', change, audiences: [finops, shop] });
    expect(report.failure).toBeNull();
    expect(report.summaries).toEqual([]);
    expect(report.notSent).toMatchObject([
      {
        why: 'archive-empty',
        advice: expect.stringMatching(
          /no day of 2026-W47.* Backfill 2026-11-16 to 2026-11-22 .* report day 2026-11-28/,
        ),
      },
    ]);
    expect(report.remaining, 'nothing is left for another run').toBe(0);
    expect(existsSync(join(out, 'receipts'))).toBe(false);
    expect((await morning({ day: '2026-11-22' })).summaries).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  it('a budget of the month in another currency is in the error', async () => {
    const lines = steady.map((line) => ({ ...line, invoice: 'i-1' }));
    const { morning } = workshop(lines);
    const month = '2026-11' as BillingPeriod;
    const budgets = [{ ou: 'Root/Workloads/Prod', month, amount: 5, currency: 'EUR' }];
    const report = await morning({ day: '2026-12-05', settings: { ...monthly, budgets } });
    const [one] = report.summaries;
    expect(one?.delivery).toMatchObject({ outcome: 'failed', error: expect.any(InputError) });
  });
});

describe('a month', () => {
  const invoiced = (until: string) =>
    steady.map((line) => (line.day <= until ? { ...line, invoice: 'i-1' } : line));

  it('waits until all costs are invoiced, then is sent once, as final', async () => {
    const waiting = workshop(invoiced('2026-11-29'));
    const report = await waiting.morning({ day: '2026-12-05', settings: monthly });
    expect(report).toMatchObject({ summaries: [], notSent: [{ why: 'not-final' }] });
    const { morning, mails } = workshop(invoiced('2026-11-30'));
    // The run of 14 November archives October too.
    await morning({ day: '2026-11-14', settings: { ...monthly, monthlyClose: false } });
    await morning({ day: '2026-12-05', settings: monthly });
    await morning({ day: '2026-12-06', settings: monthly });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('AWS costs November 2026, final: $1,200.00 no change');
    expect(mail?.text).toContain('Per day, because November has 30 days here and October 31.');
  });

  it('is sent as not final on the last day of the open window', async () => {
    const { morning, mails } = workshop(invoiced('2026-11-29'));
    await morning({ day: '2026-12-13', settings: monthly });
    await morning({ day: '2026-12-14', settings: monthly });
    const [mail] = await mails();
    expect(mail?.subject).toContain('November 2026, not yet final: $1,200.00');
    expect(mail?.text).toContain('3 % of November’s costs are not invoiced yet');
  });

  it('reports what AWS changed since the daily mail of its last day, using that mail’s receipt', async () => {
    const { morning, mails } = workshop(invoiced('2026-11-30'));
    const days = Array.from({ length: 30 }, (_, at) => String(at + 1).padStart(2, '0'));
    const dayCosts = Object.fromEntries(days.map((day) => [`2026-11-${day}`, 39.5]));
    const told = { reportDay: '2026-11-30', dayCosts };
    const sent = { state: 'sent', runId: 'a', at: '2026-12-01T07:00:00.000Z', attempt: 1 };
    const change = async (platform: LocalPlatform) => {
      const body = Buffer.from(JSON.stringify({ ...sent, told }));
      await platform.store.put('receipts/2026-11-30/finops.json', body);
      return platform;
    };
    await morning({ day: '2026-12-05', settings: monthly, change });
    const [mail] = await mails();
    expect(mail?.text?.replace(/\s+/g, ' ')).toContain(
      'AWS changed November by +$15.00 since the mail of 30 November.',
    );
  });

  it('of 29 days is compared per day', async () => {
    const lines = steadyLines('2028-01-01', '2028-03-05').map((line) => ({
      ...line,
      invoice: line.day < '2028-03' ? 'i-1' : '',
    }));
    const { morning, mails } = workshop(lines);
    // The run of 14 February archives January too.
    await morning({ day: '2028-02-14', settings: { ...monthly, monthlyClose: false } });
    await morning({ day: '2028-03-04', settings: monthly });
    const [mail] = await mails();
    expect(mail?.subject).toBe('AWS costs February 2028, final: $1,160.00 no change');
    expect(mail?.text).toContain('February has 29 days here and January 31.');
  });
});
