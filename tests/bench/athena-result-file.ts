/**
 * Writes the breakdown's result as Athena leaves it in S3: every value in quotes, NULL as nothing,
 * rows ordered by day, and whatever a row needs so that its day reconciles.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { addDays, type BillingDay, parseBillingDay } from '../../functions/domain/billing-day.ts';
import { breakdownSchema } from '../../functions/query/breakdown-statement.ts';
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

/** One row per day, account and service; amounts have ten decimals, as the bill's do. */
export async function writeAthenaResult(path: string, size: ResultSize): Promise<WrittenResult> {
  const file = createWriteStream(path, { highWaterMark: 1 << 20 });
  const days = Array.from({ length: size.days }, (_, day) => addDays(firstDay, day));
  file.write(`${quoted(Object.keys(breakdownSchema))}\n`);
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
  const total = amounts.reduce((sum, cost) => sum + cost, 0);
  const rest = [`${day} 23`, String(total), String(amounts.length), 'USD', 'USD'];
  for (let account = 0; account < size.accounts; account++) {
    const rows = amounts.slice(account * size.services, (account + 1) * size.services);
    yield rows
      .map((cost, service) => `${quoted(row(day, account, service, cost, rest))}\n`)
      .join('');
  }
}

function costs({ accounts, services }: ResultSize, random: Random): number[] {
  return Array.from({ length: accounts * services }, () =>
    Number((random() ** 4 * 1000).toFixed(10)),
  );
}

function row(
  day: BillingDay,
  account: number,
  service: number,
  amount: number,
  rest: readonly string[],
): string[] {
  const cost = amount.toFixed(10);
  const ou = `Root/Workloads/Unit ${String(Math.floor(account % ous)).padStart(3, '0')}/Prod`;
  const id = String(100_000_000_000 + account * 7_919);
  const name = `Amazon Service Number ${service}`;
  const lines = String(1 + ((account + service) % 24));
  return [day, ou, name, id, cost, `account-${account}`, '0', cost, '0.0', lines, ...rest];
}

function quoted(values: readonly string[]): string {
  return `"${values.join('","')}"`;
}
