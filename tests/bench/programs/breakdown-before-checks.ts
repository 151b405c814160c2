/**
 * The breakdown of a month's CUR 2.0 bill with the statement from before the checks, on the same platform
 * as ours, reading every row. Arguments: the folder of the earlier SQL, then those of `local-breakdown.ts`.
 */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAccounts } from '../../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../../src/domain/calendar/open-window.ts';
import { openLocalPlatform } from '../../../src/platform/local/local-platform.ts';
import type { Statement } from '../../../src/ports/query-engine.ts';
import { wholePathDepth } from '../../../src/queries/account-units.ts';
import {
  bindSql,
  type SqlFragment,
  sqlDate,
  sqlIdentifier,
  sqlInteger,
  sqlSubquery,
  sqlText,
  sqlTextList,
} from '../../../src/sql/bind.ts';

const [sqlFolder = '', bill = '', accounts = '', day = '', memoryLimit = '1GB'] =
  process.argv.slice(2);
const window = openWindow(parseBillingDay(day), 31);

const schema = {
  billing_date: 'date',
  ou: 'string',
  service: 'string',
  linked_account: 'string',
  daily_cost: 'double',
  account_name: 'string',
  is_unassigned: 'integer',
  absolute_cost: 'double',
  uninvoiced_cost: 'double',
  line_count: 'integer',
  latest_usage_hour: 'string',
  source_cost: 'double',
  source_rows: 'integer',
  first_currency: 'string',
  last_currency: 'string',
} as const;

function bound(file: string, values: Readonly<Record<string, SqlFragment>>): SqlFragment {
  return bindSql(readFileSync(join(sqlFolder, file), 'utf8'), values);
}

const costLines = bound('cur2-before-checks.sql', { bill: sqlIdentifier('bill') });
const statement: Statement<typeof schema> = {
  name: 'ou_breakdown before the checks',
  schema,
  sql: bound('breakdown-before-checks.sql', {
    cost_lines: sqlSubquery(costLines),
    accounts: sqlIdentifier('accounts'),
    cost_column: sqlIdentifier('unblended_cost'),
    billing_periods: sqlTextList(window.periods),
    from_date: sqlDate(window.from),
    to_date: sqlDate(window.to),
    currency: sqlText(''),
    ou_depth: sqlInteger(wholePathDepth),
  }),
};

const platform = await openLocalPlatform({
  bill,
  memoryLimit,
  out: tmpdir(),
  accounts: parseAccounts(readFileSync(accounts, 'utf8'), accounts),
});
let [rows, cost] = [0, 0];
for await (const batch of (await platform.engine.query(statement)).batches) {
  rows += batch.rowCount;
  for (const value of batch.columns.daily_cost) cost += value ?? 0;
}
platform.close();
process.stdout.write(JSON.stringify({ rows, cost: Math.round(cost) }));
