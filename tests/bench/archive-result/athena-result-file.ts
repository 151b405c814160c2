/**
 * Writes the breakdown's result like Athena in S3: every value in quotes, NULL empty, with the columns that
 * a day needs to reconcile, and in the statement's order: day, OU, account, service.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import {
  addDays,
  type BillingDay,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { byCodePoint } from '../../../src/domain/columns/row-order.ts';
import { breakdownSchema } from '../../../src/queries/breakdown-statement.ts';
import { type Random, randomFrom } from '../random.ts';

export interface ResultSize {
  readonly days: number;
  readonly accounts: number;
  readonly services: number;
}

export interface WrittenResult {
  readonly rows: number;
  readonly days: readonly BillingDay[];
}

const firstDay = parseBillingDay('2026-10-01');
const ous = 300;
const payer = '100000000000';

type Column = keyof typeof breakdownSchema;
type Row = Readonly<Record<Column, string>>;

const columns = Object.keys(breakdownSchema) as Column[];

/** One row per day, account and service; amounts have ten decimals, like those of a bill. */
export async function writeAthenaResult(path: string, size: ResultSize): Promise<WrittenResult> {
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  const days = Array.from({ length: size.days }, (_, day) => addDays(firstDay, day));
  const organization = organizationOf(size);
  file.write(`${quoted(columns)}\n`);
  for (const day of days) {
    for (const text of dayTexts(day, organization)) {
      if (!file.write(text)) await once(file, 'drain');
    }
  }
  file.end();
  await finished(file);
  return { rows: size.days * size.accounts * size.services, days };
}

interface Organization {
  /** Ordered by OU and account. */
  readonly accounts: readonly Partial<Row>[];
  /** Ordered by name. */
  readonly services: readonly Partial<Row>[];
}

function organizationOf(size: ResultSize): Organization {
  const accounts = Array.from({ length: size.accounts }, (_, account) => ({
    ou: `Root/Workloads/Unit ${String(account % ous).padStart(3, '0')}/Prod`,
    linked_account: String(100_000_000_000 + account * 7_919),
    account_name: `account-${account}`,
  }));
  const services = Array.from({ length: size.services }, (_, service) => ({
    service: `Amazon Service Number ${service}`,
    service_code: `AmazonServiceNumber${service}`,
  }));
  return {
    accounts: accounts.sort(
      (a, b) => byCodePoint(a.ou, b.ou) || byCodePoint(a.linked_account, b.linked_account),
    ),
    services: services.sort((a, b) => byCodePoint(a.service, b.service)),
  };
}

/** The lines of one account at a time. */
function* dayTexts(day: BillingDay, { accounts, services }: Organization): Generator<string> {
  const amounts = costs(accounts.length * services.length, day);
  const ofDay = valuesOfDay(day, amounts);
  for (const [at, account] of accounts.entries()) {
    const lines = services.map((service, index) => {
      const cost = amounts[at * services.length + index] ?? 0;
      const count = String(1 + ((at + index) % 24));
      return line({ ...ofDay, ...account, ...service, ...amountsOf(cost), line_count: count });
    });
    yield lines.join('');
  }
}

function costs(count: number, day: BillingDay): number[] {
  const random: Random = randomFrom(Number(day.replaceAll('-', '')));
  return Array.from({ length: count }, () => Number((random() ** 4 * 1000).toFixed(10)));
}

/** The values that every row of a day has in common; NULL if the bill has no problem. */
function valuesOfDay(day: BillingDay, amounts: readonly number[]): Partial<Row> {
  return {
    billing_date: day,
    is_unassigned: '0',
    uninvoiced_cost: '0.0',
    latest_usage_hour: `${day} 23`,
    source_cost: String(amounts.reduce((sum, cost) => sum + cost, 0)),
    source_rows: String(amounts.length),
    period_lines: '0',
    period_absolute_cost: '0.0',
    payers: payer,
    first_currency: 'USD',
    last_currency: 'USD',
  };
}

function amountsOf(amount: number): Partial<Row> {
  const cost = amount.toFixed(10);
  return { daily_cost: cost, absolute_cost: cost };
}

/** In the order of the schema. */
function line(row: Partial<Row>): string {
  return `${quoted(columns.map((column) => row[column] ?? null))}\n`;
}

function quoted(values: readonly (string | null)[]): string {
  return values.map((value) => (value === null ? '' : `"${value}"`)).join(',');
}
