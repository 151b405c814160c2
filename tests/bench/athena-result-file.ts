/**
 * Writes the breakdown's result like Athena in S3: every value in quotes, NULL empty, rows ordered by day,
 * with the columns that a day needs to reconcile.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import {
  addDays,
  type BillingDay,
  parseBillingDay,
} from '../../src/domain/calendar/billing-day.ts';
import { breakdownSchema } from '../../src/queries/breakdown-statement.ts';
import { type Random, randomFrom } from './random.ts';

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
  file.write(`${quoted(columns)}\n`);
  for (const day of days) {
    for (const text of dayTexts(day, size)) {
      if (!file.write(text)) await once(file, 'drain');
    }
  }
  file.end();
  await finished(file);
  return { rows: size.days * size.accounts * size.services, days };
}

function* dayTexts(day: BillingDay, size: ResultSize): Generator<string> {
  const amounts = costs(size, randomFrom(Number(day.replaceAll('-', ''))));
  const ofDay = dayFacts(day, amounts);
  for (let account = 0; account < size.accounts; account++) {
    const rows = amounts.slice(account * size.services, (account + 1) * size.services);
    yield rows
      .map((cost, service) => `${quoted(valuesOf(ofDay, account, service, cost))}\n`)
      .join('');
  }
}

function costs({ accounts, services }: ResultSize, random: Random): number[] {
  return Array.from({ length: accounts * services }, () =>
    Number((random() ** 4 * 1000).toFixed(10)),
  );
}

/** The values that every row of a day has in common; NULL if the bill has no problem. */
function dayFacts(day: BillingDay, amounts: readonly number[]): Partial<Row> {
  const total = String(amounts.reduce((sum, cost) => sum + cost, 0));
  return {
    billing_date: day,
    latest_usage_hour: `${day} 23`,
    source_cost: total,
    source_rows: String(amounts.length),
    period_lines: '0',
    period_absolute_cost: '0.0',
    payers: payer,
    first_currency: 'USD',
    last_currency: 'USD',
  };
}

/** In the order of the schema. */
function valuesOf(
  ofDay: Partial<Row>,
  account: number,
  service: number,
  amount: number,
): readonly (string | null)[] {
  const cost = amount.toFixed(10);
  const row: Partial<Row> = {
    ...ofDay,
    ou: `Root/Workloads/Unit ${String(Math.floor(account % ous)).padStart(3, '0')}/Prod`,
    service: `Amazon Service Number ${service}`,
    linked_account: String(100_000_000_000 + account * 7_919),
    daily_cost: cost,
    absolute_cost: cost,
    uninvoiced_cost: '0.0',
    account_name: `account-${account}`,
    is_unassigned: '0',
    line_count: String(1 + ((account + service) % 24)),
    service_code: `AmazonServiceNumber${service}`,
  };
  return columns.map((column) => row[column] ?? null);
}

function quoted(values: readonly (string | null)[]): string {
  return values.map((value) => (value === null ? '' : `"${value}"`)).join(',');
}
