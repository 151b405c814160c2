/**
 * The prelude's macros return what Trino documents; each row is an example from its manual or an edge case.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbEngine } from '../../../../src/platform/local/duckdb/duckdb-engine.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine.close());

describe('the prelude', () => {
  it.each([
    [`element_at(map(array['a'], array['x']), 'a')`, 'x'],
    [`element_at(map(array['a'], array['x']), 'b')`, null],
    [`element_at(cast(null as map(varchar, varchar)), 'a')`, null],
    [`element_at(cast(map(array[], array[]) as map(varchar, varchar)), 'a')`, null],
    [`element_at(array['a', 'b'], 2)`, 'b'],
    [`element_at(array['a', 'b'], -1)`, 'b'],
    [`element_at(array['a', 'b'], 3)`, null],
    [`cardinality(array['a', 'b'])`, '2'],
    [`cardinality(cast(array[] as varchar[]))`, '0'],
    [`array_join(slice(array['a', 'b', 'c', 'd'], 2, 2), ',')`, 'b,c'],
    [`array_join(slice(array['a', 'b', 'c', 'd'], 3, 9), ',')`, 'c,d'],
    [`array_join(slice(array['a', 'b', 'c', 'd'], -2, 1), ',')`, 'c'],
    [`array_join(slice(array['a', 'b', 'c', 'd'], -2, 9), ',')`, 'c,d'],
    [`array_join(slice(array['a', 'b'], 1, 0), ',')`, ''],
    [`array_join(slice(array['a', 'b'], 3, 1), ',')`, ''],
    [`array_join(slice(array['a', 'b'], -3, 2), ',')`, ''],
    [`array_join(slice(split('Root/Workloads/Prod', '/'), 1, 2), '/')`, 'Root/Workloads'],
    [`array_join(array['a', null, 'b'], ',')`, 'a,b'],
    [`xxhash64(to_utf8('a')) = xxhash64(to_utf8('a'))`, 'true'],
    [`xxhash64(to_utf8('a')) = xxhash64(to_utf8('b'))`, 'false'],
    [`xxhash64(to_utf8(cast(null as varchar)))`, null],
    [`from_iso8601_date('2026-11-20')`, '2026-11-20'],
    [`day_of_month(date '2026-11-20')`, '20'],
    [`day_of_week(date '2026-11-16')`, '1'],
    [`day_of_week(date '2026-11-22')`, '7'],
    [`last_day_of_month(date '2024-02-03')`, '2024-02-29'],
    [`date_add('day', -1, date '2026-03-01')`, '2026-02-28'],
    [`date_add('week', 1, date '2026-12-28')`, '2027-01-04'],
    [`date_add('month', 1, date '2026-01-31')`, '2026-02-28'],
    [`date_add('year', 1, date '2024-02-29')`, '2025-02-28'],
    [`date_trunc('month', date '2026-11-20')`, '2026-11-01'],
    [`date_trunc('week', date '2026-11-22')`, '2026-11-16'],
    [`date_trunc('hour', timestamp '2026-11-20 10:30:00')`, '2026-11-20 10:00:00'],
    [`date_format(timestamp '2026-01-02 15:04:05', '%Y-%m-%d %H:%i:%s')`, '2026-01-02 15:04:05'],
    [`date_format(date '2026-01-02', '%Y-%m')`, '2026-01'],
    ['7 / 2', '3'],
    ['-7 / 2', '-3'],
    ['7e0 / 2', '3.5'],
  ])('makes %s %j', async (expression, expected) => {
    expect(await evaluate(`cast(${expression} as varchar)`)).toBe(expected);
  });

  it.each([
    [`date_add('day', 1, date '2026-01-01')`, 'DATE'],
    [`date_trunc('month', date '2026-01-01')`, 'DATE'],
    [`date_trunc('hour', timestamp '2026-01-01 00:00:00')`, 'TIMESTAMP'],
    [`last_day_of_month(date '2026-01-01')`, 'DATE'],
    [`element_at(map(array['a'], array['x']), 'a')`, 'VARCHAR'],
  ])('makes %s a %s', async (expression, expected) => {
    expect(await evaluate(`typeof(${expression})`)).toBe(expected);
  });

  it('approximates percentiles as an aggregate', async () => {
    const sql = `cast(approx_percentile(x, 0.9) as varchar) from range(1001) as t(x)`;
    expect(Number(await evaluate(sql))).toBeCloseTo(900, -1);
  });

  it('rejects a unit of date_add that it does not support', async () => {
    await expect(
      evaluate(`cast(date_add('hour', 1, date '2026-01-01') as varchar)`),
    ).rejects.toThrow('date_add: unit hour is not in the prelude');
  });
});

async function evaluate(expression: string): Promise<string | null> {
  const [select, from] = expression.split(' from range');
  const sql = `select ${select} as value${from ? ` from range${from}` : ''}`;
  const { batches } = await engine.query({ name: 'test', sql, schema: { value: 'string' } });
  for await (const { columns } of batches) return columns.value[0] ?? null;
  throw new Error('no row');
}
