/**
 * A run with many owners on a laptop: one mail to each unit's owner. `npx tsx tests/bench/mails/owners-mails.ts
 * [owners] [sends per second]` shows it step by step, with the peak of memory.
 */
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  daysFromTo,
  firstOfPeriod,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { account, defaultSettings, runDigest } from '../../support/laptop.ts';

const owners = Number(process.argv[2] ?? 2000);
const sendsPerSecond = Number(process.argv[3] ?? 14);
const services = ['Amazon EC2', 'Amazon S3', 'AWS Lambda'];
const days = daysFromTo(parseBillingDay('2026-09-22'), parseBillingDay('2026-11-20'));
const reportDay = days.at(-1) ?? '';
const accounts = Array.from({ length: owners }, (_, index) =>
  account(String(100000000000 + index), `Root/Division ${index % 40}/Unit ${index}`),
);

const columns = [
  'bill_billing_period_start_date',
  'bill_payer_account_id',
  'bill_invoice_id',
  'line_item_usage_start_date',
  'line_item_usage_end_date',
  'line_item_usage_account_id',
  'line_item_line_item_type',
  'line_item_product_code',
  'line_item_currency_code',
  'line_item_unblended_cost',
  'product',
];

/** One line per day, account and service; costs vary a little, so that forecasts have work. */
async function writeLargeBill(path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${columns.join(',')}\n`);
  for (const [at, day] of days.entries()) {
    const rows = accounts.flatMap(({ accountId }, index) =>
      services.map((service, kind) => {
        const cost = 10 + kind + ((index * 7 + at * 13) % 11) / 10 + (at % 7 < 5 ? 3 : 0);
        return [
          `${firstOfPeriod(day)}T00:00:00.000Z`,
          '000000000001',
          '',
          `${day}T00:00:00.000Z`,
          `${day}T23:59:59.000Z`,
          accountId,
          'Usage',
          'AmazonEC2',
          'USD',
          cost,
          `"{""product_name"":""${service}""}"`,
        ].join(',');
      }),
    );
    if (!file.write(`${rows.join('\n')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

const folder = mkdtempSync(join(tmpdir(), 'finops-digest-owners-'));
try {
  const bill = join(folder, 'bill.csv');
  await writeLargeBill(bill);
  const recipients = [
    { scope: '*', address: 'finops@example.com' },
    ...accounts.map(({ ouPath }, index) => ({
      scope: ouPath,
      address: `owner${index}@example.com`,
    })),
  ];
  const mail = { ...defaultSettings.mail, recipients, sendsPerSecond };
  const began = performance.now();
  const { recordKey, deliveries } = await runDigest({
    bill,
    out: join(folder, 'out'),
    day: reportDay,
    accounts,
    settings: { restatementDays: 55, mail },
  });
  const seconds = (performance.now() - began) / 1000;
  const record = JSON.parse(readFileSync(join(folder, 'out', recordKey), 'utf8'));
  for (const { name, startedAt, endedAt } of record.steps) {
    console.info(`${name}: ${(Date.parse(endedAt) - Date.parse(startedAt)) / 1000} s`);
  }
  const { maxRSS, userCPUTime } = process.resourceUsage();
  console.info(
    `${deliveries.length} mails, ${seconds.toFixed(1)} s in all, ${(userCPUTime / 1e6).toFixed(1)} s ` +
      `of processor, peak ${(maxRSS / 1024).toFixed(0)} MiB`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
