/**
 * The daily series of the backtest, each summed from a bill by the digest's own SQL: the generated
 * organization's by OU, and each real bill next to the repository.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateBill } from '../../../samples/generator/generate-bill.ts';
import { type DirectoryAccount, parseAccounts } from '../../../src/directory/accounts-csv.ts';
import {
  type BillingDay,
  daysFromTo,
  parseBillingDay,
  periodOf,
} from '../../../src/domain/calendar/billing-day.ts';
import {
  type LocalPlatform,
  openLocalPlatform,
} from '../../../src/platform/local/local-platform.ts';
import { breakdownOfBill } from '../../support/breakdown-of-bill.ts';

/** One cost a day, without gaps. */
export interface Series {
  readonly name: string;
  readonly days: readonly BillingDay[];
  readonly values: readonly number[];
}

interface Bill {
  readonly path: string;
  readonly accounts: readonly DirectoryAccount[];
  readonly from: BillingDay;
  readonly to: BillingDay;
}

const day = parseBillingDay;

/** Fifteen months of a company of 60 accounts, read on the day after the last day. */
export async function generatedSeries(): Promise<readonly Series[]> {
  return inFolder(async (folder) => {
    const [from, to] = [day('2025-09-01'), day('2026-11-20')];
    const bill = await generateBill({
      out: join(folder, 'bill'),
      from,
      to,
      asOf: day('2026-11-21'),
      accounts: 60,
      size: 400,
    });
    const accounts = parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts);
    const path = bill.trees.cur2?.root ?? '';
    const ous = await seriesOf({ path, accounts, from, to });
    return [...ous, summed('the whole organization', ous)];
  });
}

const realBills = [
  ['legacy CUR, December 2018', 'legacy_cur/dec2018.snappy.parquet', '2018-12-01', '2018-12-31'],
  ['legacy CUR, November 2023', 'legacy_cur/nov2023-anonymised.csv', '2023-11-01', '2023-11-30'],
  ['CUR 2.0, April 2026', 'cur2/apr2026-daily.csv', '2026-04-01', '2026-04-16'],
  ['FOCUS 1.0, September 2024', 'focus/focus-1.0-sep2024.csv', '2024-09-01', '2024-09-30'],
] as const;

/** Each real bill as one series: at most one month, which proves little, as the report says. */
export async function realSeries(sharedData: string): Promise<readonly Series[]> {
  const series: Series[] = [];
  for (const [name, file, from, to] of realBills) {
    const bill = { path: join(sharedData, file), accounts: [], from: day(from), to: day(to) };
    series.push(summed(name, await seriesOf(bill)));
  }
  return series;
}

async function seriesOf({ path, accounts, from, to }: Bill): Promise<readonly Series[]> {
  return inFolder(async (out) => {
    const platform = await openLocalPlatform({ out, bill: path, accounts });
    try {
      const days = daysFromTo(from, to);
      const costs = await dailyCosts(platform, days);
      return [...costs]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, byDay]) => ({
          name,
          days,
          values: days.map((one) => byDay.get(one) ?? 0),
        }));
    } finally {
      platform.close();
    }
  });
}

async function dailyCosts(
  platform: LocalPlatform,
  days: readonly BillingDay[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const [from, to] = [days[0] as BillingDay, days.at(-1) as BillingDay];
  const window = { from, to, days, periods: [...new Set(days.map(periodOf))] };
  const question = { window, costMetric: 'unblended', currency: null, ouDepth: null } as const;
  const { batches } = await platform.engine.query(breakdownOfBill(platform.tables, question));
  const costs = new Map<string, Map<string, number>>();
  for await (const { rowCount, columns } of batches) {
    for (let row = 0; row < rowCount; row++) {
      const name = columns.ou[row] ?? '';
      const billed = columns.billing_date[row] ?? '';
      const own = costs.get(name) ?? new Map<string, number>();
      costs.set(name, own.set(billed, (own.get(billed) ?? 0) + (columns.daily_cost[row] ?? 0)));
    }
  }
  return costs;
}

function summed(name: string, parts: readonly Series[]): Series {
  const days = parts[0]?.days ?? [];
  const values = days.map((_, at) => parts.reduce((sum, part) => sum + (part.values[at] ?? 0), 0));
  return { name, days, values };
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-backtest-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
