/** Which lines the audit compares: by line id, and without a manifest also by content key. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseBillingPeriod } from '../../../../src/domain/calendar/billing-day.ts';
import { billCopies } from '../../../../src/platform/aws/bill/duplicate-bill-files.ts';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';
import { settingsWith } from '../given-settings.ts';

const november = parseBillingPeriod('2026-11');
const settings = settingsWith({ DIGEST_BILL_TABLE: 'bill' });

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
  await engine.run('create schema finops_db');
});
afterAll(() => engine.close());

/** Twenty lines in each file; a refresh has different ids, or the files have no ids at all. */
async function billOf(refreshes: Readonly<Record<string, number>>, hasIds = true): Promise<void> {
  const ids = (refresh: number) =>
    hasIds
      ? `'${refresh}-' || n as identity_line_item_id, '2026-11-03' as identity_time_interval,`
      : '';
  const files = Object.entries(refreshes).map(
    ([file, refresh]) => `select '2026-11' as billing_period, '${file}' as "$path", ${ids(refresh)}
      '012345678901' as line_item_usage_account_id, 'Usage' as line_item_line_item_type,
      'AmazonS3' as line_item_product_code, 'Requests' as line_item_usage_type,
      'PutObject' as line_item_operation, 'bucket-' || n as line_item_resource_id,
      timestamp '2026-11-03 00:00:00' as line_item_usage_start_date,
      1.5e0 as line_item_usage_amount
      from range(20) as numbers (n)`,
  );
  await engine.run(`create or replace view finops_db.bill as ${files.join(' union all ')}`);
}

async function copied(hasManifest: boolean): Promise<string[]> {
  const copies = billCopies(engine, settings, async () => hasManifest);
  return (await copies(november)).map(({ file }) => file).sort();
}

describe('files of the bill that are copies', () => {
  test('of one delivery are found with a manifest and without', async () => {
    await billOf({ a: 1, copy: 1 });
    expect(await copied(true)).toEqual(['a', 'copy']);
    expect(await copied(false)).toEqual(['a', 'copy']);
  });

  test('as two refreshes are found if no manifest names them as one delivery', async () => {
    await billOf({ newer: 2, older: 1 });
    expect(await copied(true)).toEqual([]);
    expect(await copied(false)).toEqual(['newer', 'older']);
  });

  test('are found without ids as well, unless a manifest names the files as one delivery', async () => {
    await billOf({ a: 1, copy: 1 }, false);
    expect(await copied(false)).toEqual(['a', 'copy']);
    await expect(copied(true)).rejects.toThrow(/identity_line_item_id/);
  });
});
