/** The last day of a month that cost more than its budget, from a small bill. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import { tempFolder } from '../support/temp-folder.ts';

const header =
  'identity/LineItemId,identity/TimeInterval,bill/InvoiceId,bill/BillType,bill/PayerAccountId,' +
  'bill/BillingPeriodStartDate,bill/BillingPeriodEndDate,lineItem/UsageAccountId,lineItem/LineItemType,' +
  'lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/CurrencyCode,' +
  'lineItem/UnblendedCost,product/ProductName';

/** One line of 10 USD for each day of October 2026: 310 USD. */
function octoberBill(): string {
  const lines = Array.from({ length: 31 }, (_, at) => {
    const day = `2026-10-${String(at + 1).padStart(2, '0')}`;
    const [start, end] = [`${day}T00:00:00Z`, `${day}T01:00:00Z`];
    return (
      `${at},${start}/${end},1,Anniversary,111122223333,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,` +
      `111122223333,Usage,${start},${end},AmazonEC2,USD,10.0,Amazon Elastic Compute Cloud`
    );
  });
  return [header, ...lines, ''].join('\n');
}

it('says "has exceeded" in subject and body alike, and never "will"', async () => {
  const folder = tempFolder();
  const at = (name: string) => join(folder, name);
  writeFileSync(at('bill.csv'), octoberBill());
  writeFileSync(at('budgets.csv'), 'ou,month,amount,currency\n*,2026-10,300,USD\n');
  const { code } = await commandLine([
    'run',
    ...['--bill', at('bill.csv'), '--budgets', at('budgets.csv')],
    ...['--date', '2026-10-31', '--out', at('out')],
  ]);
  expect(code).toBe(0);
  const mail = readFileSync(at('out/digest/2026-10-31.txt'), 'utf8').replace(/\s+/g, ' ');
  expect(mail).toContain('The total has exceeded its budget.');
  expect(mail).toMatch(/Over · 103 %/);
  expect(mail).not.toMatch(/will exceed|heading over|none over/i);
  const html = readFileSync(at('out/digest/2026-10-31.html'), 'utf8');
  expect(html).toMatch(/<title>AWS costs Sat 31 Oct: [^<]*, total over budget</);
});
