import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { billFormats } from '../../samples/generator/bill-request.ts';
import { type GeneratedBill, generateBill } from '../../samples/generator/generate-bill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { costQuery, csv, openReader, parquet, type Reader } from './read-bill.ts';

let out: string;
let bill: GeneratedBill;
let reader: Reader;

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'bill-formats-'));
  const started = performance.now();
  bill = await generateBill({
    out,
    from: parseBillingDay('2026-10-01'),
    to: parseBillingDay('2026-11-20'),
    asOf: parseBillingDay('2026-11-21'),
    formats: billFormats,
    hostile: true,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`four formats of ${bill.trees.cur2?.lines} lines written in ${seconds} s`);
  reader = await openReader();
});

afterAll(async () => {
  reader.close();
  await rm(out, { recursive: true });
});

const filesOf = (format: (typeof billFormats)[number]) => bill.trees[format]?.files ?? [];

describe('costs', () => {
  test.each(['legacy-parquet', 'focus'] as const)(
    'of %s agree with CUR 2.0 per day, account and service',
    async (format) => {
      const differing = await reader.rows(`
        with a as (${costQuery('cur2', filesOf('cur2'))}),
             b as (${costQuery(format, filesOf(format))})
        select * from a full join b using (day, account, service)
        where not coalesce(abs(a.unblended - b.unblended) < 1e-9 * (1 + abs(a.unblended))
          and abs(a.amortized - b.amortized) < 1e-9 * (1 + abs(a.amortized)), false)`);
      expect(differing).toEqual([]);
    },
  );

  test('of the legacy CSV are those of the legacy Parquet, line by line', async () => {
    const [counts] = await reader.rows(`
      select count(*) as differing from (
        (select "identity/LineItemId", "identity/TimeInterval", "lineItem/UnblendedCost"::double
          from ${csv(filesOf('legacy-csv'))})
        except all
        (select identity_line_item_id, identity_time_interval, line_item_unblended_cost
          from ${parquet(filesOf('legacy-parquet'))}))`);
    expect(counts).toEqual({ differing: '0' });
    expect(bill.trees['legacy-csv']?.lines).toBe(bill.trees['legacy-parquet']?.lines);
  });

  test('net of discounts are the same in total, because discounts have no net cost', async () => {
    const [sums] = await reader.rows(`
      select sum(line_item_unblended_cost) as gross,
        sum(coalesce(line_item_net_unblended_cost, line_item_unblended_cost)) as net,
        count(*) filter (line_item_net_unblended_cost < line_item_unblended_cost) as discounted
      from ${parquet(filesOf('cur2'))}`);
    expect(Number(sums?.['net'])).toBeCloseTo(Number(sums?.['gross']), 5);
    expect(Number(sums?.['discounted'])).toBeGreaterThan(100);
  });

  test('of a covered line are cancelled by a negation of the same day, account and service', async () => {
    const open = await reader.rows(`
      select line_item_usage_start_date, line_item_usage_account_id, product['product_name'], sum(line_item_unblended_cost::decimal(38, 10)) as rest
      from ${parquet(filesOf('cur2'))}
      where line_item_line_item_type in ('SavingsPlanCoveredUsage', 'SavingsPlanNegation')
      group by all having rest <> 0`);
    expect(open).toEqual([]);
  });

  test('of a Savings Plan are partly unused, every day', async () => {
    const [unused] = await reader.rows(`
      select count(*) as days, min(1 - savings_plan_used_commitment / savings_plan_total_commitment_to_date) as least
      from ${parquet(filesOf('cur2'))} where line_item_line_item_type = 'SavingsPlanRecurringFee'`);
    expect(Number(unused?.['days'])).toBeGreaterThan(50);
    expect(Number(unused?.['least'])).toBeGreaterThan(0);
  });
});
