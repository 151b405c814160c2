/** Each owner gets a separate digest of only their part, even if the mails of others fail. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../../src/delivery/mail-audiences.ts';
import { parseBillingPeriod } from '../../src/domain/calendar/billing-day.ts';
import type { LocalPlatform } from '../../src/platform/local/local-platform.ts';
import { MailRefusedError } from '../../src/ports/outbox.ts';
import {
  account,
  defaultSettings,
  filesBelow,
  type LaptopRun,
  runDigest,
} from '../support/laptop.ts';
import { type Line, steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const reportDay = '2026-11-20';
const accounts = [
  account('111111111111', 'Root/Retail/Shop'),
  account('222222222222', 'Root/Retail/App'),
  account('333333333333', 'Root/Data'),
];
const lines: Line[] = steadyLines('2026-11-01', reportDay, 10, 1).flatMap((line) => [
  { ...line, account: '111111111111', service: 'Amazon S3' },
  { ...line, account: '222222222222', service: 'AWS Lambda', cost: 20 },
  { ...line, account: '333333333333', service: 'Amazon Athena', cost: 40 },
  { ...line, account: '444444444444', service: 'Tax', cost: 80 },
]);
const reader = (scope: string, address: string) => ({ scope, address });
const everyone = [
  reader('*', 'finops@example.com'),
  reader('Root/Retail', 'retail@example.com'),
  reader('Root/Data', 'data@example.com'),
];
const [retail, data] = [audienceOf('Root/Retail').name, audienceOf('Root/Data').name];

function office(given = lines) {
  const folder = tempFolder();
  const out = join(folder, 'out');
  const bill = (changed: readonly Line[]) => writeBill(join(folder, 'bill.csv'), changed);
  const path = bill(given);
  const run = (change: Partial<LaptopRun> = {}, recipients = everyone) => {
    const mail = { ...defaultSettings.mail, recipients, ...change.settings?.mail };
    const settings = { ...change.settings, mail };
    return runDigest({ bill: path, out, day: reportDay, accounts, ...change, settings });
  };
  return { out, bill, run };
}

/** The mail of an audience as a mail program parses it. */
async function mailOf(out: string, audience: string, day = reportDay) {
  const path = join(out, 'outbox', `digest.${day}.${audience}.eml`);
  const mail = await simpleParser(readFileSync(path));
  const csv = mail.attachments[0]?.content.toString('utf8') ?? '';
  return { ...mail, csv, everything: `${mail.subject}${mail.text}${mail.html}${csv}` };
}

const mailsIn = (out: string) =>
  existsSync(join(out, 'outbox')) ? readdirSync(join(out, 'outbox')).sort() : [];

function recordIn(out: string) {
  const path = [...filesBelow(out).keys()].filter((file) => file.startsWith('runs/')).at(-1);
  return JSON.parse(readFileSync(join(out, path ?? ''), 'utf8'));
}

const factsOf = (out: string, step: string) =>
  recordIn(out).steps.find(({ name }: { name: string }) => name === step).facts;

const receiptOf = (out: string, audience: string, day = reportDay) =>
  JSON.parse(readFileSync(join(out, 'receipts', day, `${audience}.json`), 'utf8'));

describe('an owner', () => {
  it('sees only their own OUs in figures, text and CSV', async () => {
    const { out, run } = office();
    const { deliveries, figures } = await run();
    expect(figures.total.cost).toBe(150);
    expect(deliveries.map(({ audience, delivery }) => [audience.scope, delivery.outcome])).toEqual([
      ['*', 'sent'],
      ['Root/Data', 'sent'],
      ['Root/Retail', 'sent'],
    ]);
    const mail = await mailOf(out, retail);
    expect(mail.subject).toContain('$30.00');
    expect(mail.csv.match(/Root\/\w+\/\w+/g)).toEqual(['Root/Retail/App', 'Root/Retail/Shop']);
    for (const foreign of ['Athena', 'Tax', '333333333333', '4444', 'Unassigned', '150.00']) {
      expect(mail.everything).not.toContain(foreign);
    }
    expect((await mailOf(out, data)).subject).toContain('$40.00');
    expect((await mailOf(out, 'finops')).subject).toContain('$150.00');
  });

  it('has the budget of their path for everything below it', async () => {
    const { out, run } = office();
    const month = parseBillingPeriod('2026-11');
    const budgets = [{ ou: 'Root/Retail', month, amount: 901, currency: 'USD' }];
    const { figures } = await run({ settings: { budgets } });
    expect(figures.total.budget).toBeNull();
    expect(figures.ous.map(({ ou }) => ou)).not.toContain('Root/Retail');
    expect((await mailOf(out, retail)).text).toContain('901');
  });

  it('of an unknown or too deep path gets no mail, and the run record gives the reason', async () => {
    const { out, run } = office();
    const recipients = [
      ...everyone.slice(0, 1),
      reader('Root/Nowhere', 'a@example.com'),
      reader('Root/Retail/Shop', 'b@example.com'),
    ];
    await run({ settings: { ouDepth: 1 } }, recipients);
    expect(mailsIn(out)).toHaveLength(1);
    expect(factsOf(out, 'mail')).toEqual({
      audiences: 1,
      unservedRecipients: [
        'Root/Nowhere is neither an OU with cost in the archive nor a parent of one',
        'Root/Retail/Shop is deeper than the 1 levels of the reports (ouDepth)',
      ],
    });
  });
});

/** Makes the mail server reject mails to addresses that contain this text. */
const refuse = (address: string) => (platform: LocalPlatform) => {
  const { outbox } = platform;
  const refusing = Object.create(outbox) as typeof outbox;
  refusing.send = async (mail) => {
    if (mail.to.some((to) => to.includes(address)))
      throw new MailRefusedError(`${address} is unknown here`);
    return outbox.send(mail);
  };
  return { ...platform, outbox: refusing };
};

describe('a mail that cannot be sent', () => {
  it.each([
    ['data@example.com', data],
    ['finops@example.com', 'finops'],
  ])('to %s keeps nobody else’s back, and the next run sends it alone', async (address, name) => {
    const { out, run } = office();
    await expect(run({ change: refuse(address) })).rejects.toThrow(
      `1 of 3 mails were not sent. ${name}: ${address} is unknown here`,
    );
    expect(mailsIn(out)).toHaveLength(2);
    const { wholeDelivered, mails } = factsOf(out, 'send');
    expect(wholeDelivered).toBe(name !== 'finops');
    expect(mails.map(({ outcome }: { outcome: string }) => outcome).sort()).toEqual([
      'failed',
      'sent',
      'sent',
    ]);
    const { deliveries } = await run();
    expect(mailsIn(out)).toHaveLength(3);
    expect(
      deliveries
        .filter(({ delivery }) => delivery.outcome === 'sent')
        .map(({ audience }) => audience.name),
    ).toEqual([name]);
  });

  it('because of an invalid address affects only that audience', async () => {
    const { out, run } = office();
    const recipients = [
      ...everyone.slice(0, 2),
      reader('Root/Data', 'data@example.com\r\nBcc: x@y.z'),
    ];
    await expect(run({}, recipients)).rejects.toThrow(/1 of 3 .*is not one mail address/);
    expect(mailsIn(out)).toHaveLength(2);
  });

  it('because of an error in the recipients file is reported after all others were sent', async () => {
    const { out, run } = office();
    const mail = {
      ...defaultSettings.mail,
      recipients: everyone,
      recipientFaults: ['r.csv, line 3: no'],
    };
    await expect(run({ settings: { mail } })).rejects.toThrow(
      /skipped; correct the recipients file\. r\.csv, line 3: no/,
    );
    expect(mailsIn(out)).toHaveLength(3);
    expect(factsOf(out, 'send')).toMatchObject({ wholeDelivered: true });
  });
});

describe('what changed since the last mail', () => {
  const change = (account: string, cost: number) =>
    lines.map((line) =>
      line.day === '2026-11-05' && line.account === account ? { ...line, cost } : line,
    );

  it('is shown to the affected readers, also after a run without a mail', async () => {
    const { out, bill, run } = office();
    await run({ day: '2026-11-18' });
    bill(change('333333333333', 41.5));
    await expect(run({ day: '2026-11-19', change: refuse('@') })).rejects.toThrow('3 of 3 mails');
    const { figures } = await run();
    expect(figures.trust).toMatchObject({
      lastMail: '2026-11-18',
      restatedDays: [{ day: '2026-11-05', before: 150, after: 151.5 }],
    });
    expect((await mailOf(out, data)).text).toMatch(/1\.50/);
    expect((await mailOf(out, retail)).text).not.toMatch(/1\.50/);
    expect(receiptOf(out, data).told).toMatchObject({
      reportDay,
      dayCosts: { '2026-11-05': 41.5, '2026-11-20': 40 },
    });
    expect(Object.keys(receiptOf(out, retail).told.dayCosts)).toHaveLength(20);
  });

  it('is the change of this run for readers of the organization without an earlier mail', async () => {
    const { bill, run } = office();
    await expect(run({ day: '2026-11-19', change: refuse('@') })).rejects.toThrow();
    bill(change('333333333333', 41.5));
    const { figures } = await run();
    expect(figures.trust.lastMail).toBeNull();
    expect(figures.trust.restatedDays).toEqual([{ day: '2026-11-05', before: 150, after: 151.5 }]);
  });
});

it('the latest hour of usage in the bill is shown for every reported day', async () => {
  const { run } = office([...lines, { day: '2026-11-21', cost: 1, account: '111111111111' }]);
  expect((await run()).figures.trust.latestUsageAt).toBe('2026-11-20T00:00:00Z');
  expect((await run({ day: '2026-11-21' })).figures).toMatchObject({
    reportDay,
    trust: { latestUsageAt: '2026-11-21T00:00:00Z', latestDayInBill: '2026-11-21' },
  });
});

describe('an optional part of the mail', () => {
  const history = steadyLines('2026-10-01', reportDay);
  const long = { day: reportDay, accounts: [account('012345678901', 'Root/Prod')] };
  const settings = { restatementDays: 50 };
  const failing = (what: 'forecast' | 'anomalies') => (platform: LocalPlatform) => {
    const store = { ...bound(platform.store) };
    store.put = (key, ...rest) =>
      key.startsWith('ou-forecasts/')
        ? Promise.reject(new Error('no room'))
        : platform.store.put(key, ...rest);
    const engine: LocalPlatform['engine'] = {
      query: (statement) =>
        statement.name === 'service_series'
          ? Promise.reject(new Error('no time'))
          : platform.engine.query(statement),
    };
    return what === 'forecast' ? { ...platform, store } : { ...platform, engine };
  };
  const bound = (store: LocalPlatform['store']): LocalPlatform['store'] => ({
    head: (key) => store.head(key),
    get: (key) => store.get(key),
    put: (key, body, options) => store.put(key, body, options),
    locate: (key) => store.locate(key),
  });
  const whole = everyone.slice(0, 1);

  it('is present on a normal day: a forecast with its range, and an anomaly search', async () => {
    const { run } = office(history);
    const { figures } = await run({ ...long, settings }, whole);
    expect(figures.total).toMatchObject({ projectionNote: null });
    expect(figures.total.projected).toBeCloseTo(1200, 3);
    expect(figures.total.projectedRange?.lower).toBeLessThan(1200.001);
    expect(figures.anomalies).toEqual({ state: 'checked', rows: [] });
    expect(figures.total.recentDays).toHaveLength(30);
  });

  it.each([
    ['forecast', /no room/, 'forecast'],
    ['anomalies', /no time/, 'anomalies'],
  ] as const)('%s that fail keep no mail back; then the run fails', async (what, message, step) => {
    const { out, run } = office(history);
    await expect(run({ ...long, settings, change: failing(what) }, whole)).rejects.toThrow(message);
    expect(mailsIn(out)).toHaveLength(1);
    expect(factsOf(out, step)).toMatchObject({ status: 'failed' });
    expect((await run({ ...long, settings }, whole)).delivery.outcome).toBe('already-sent');
  });

  it('is reported when it failed: the forecast of the dashboard, and the anomaly search', async () => {
    const { out, run } = office(history);
    await run({ ...long, settings, change: failing('forecast') }, whole).catch(() => undefined);
    expect((await mailOf(out, 'finops')).text?.replace(/\s+/g, ' ')).toContain(
      'still shows that of an earlier run',
    );
  });
});
