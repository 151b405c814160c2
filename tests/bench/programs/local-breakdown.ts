/**
 * Our side of the local engine's benchmark: the breakdown of a month's bill, reading every row, with a
 * listing of its files before and after like every run. Arguments: the bill, accounts.csv, the report day
 * and DuckDB's memory limit.
 */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseAccounts } from '../../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../../src/domain/calendar/open-window.ts';
import { openLocalPlatform } from '../../../src/platform/local/local-platform.ts';
import { breakdownOfBill } from '../../support/breakdown-of-bill.ts';

const [bill = '', accounts = '', day = '', memoryLimit = '1GB'] = process.argv.slice(2);
const platform = await openLocalPlatform({
  bill,
  memoryLimit,
  out: tmpdir(),
  accounts: parseAccounts(readFileSync(accounts, 'utf8'), accounts),
});
const window = openWindow(parseBillingDay(day), 31);
await platform.bill.listDeliveries(window.periods);
const statement = breakdownOfBill(platform.tables, {
  window,
  costMetric: 'unblended',
  currency: null,
  ouDepth: null,
});
let [rows, cost] = [0, 0];
for await (const batch of (await platform.engine.query(statement)).batches) {
  rows += batch.rowCount;
  for (const value of batch.columns.daily_cost) cost += value ?? 0;
}
await platform.bill.listDeliveries(window.periods);
platform.close();
process.stdout.write(JSON.stringify({ rows, cost: Math.round(cost) }));
