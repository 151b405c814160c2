/** Values of every type as text and JSON, with all their digits. */
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { jsonOf, textOf } from '../../../../src/platform/local/query/plain-value.ts';

async function valueFrom(sql: string) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const [[value] = []] = (await connection.runAndReadAll(`select ${sql}`)).getRows();
    return value ?? null;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

it.each([
  ['null', null, 'null'],
  ['true', 'true', 'true'],
  ['\'a "b"\'', 'a "b"', '"a \\"b\\""'],
  ['0.1::double + 0.2::double', '0.30000000000000004', '0.30000000000000004'],
  ["'nan'::double", 'NaN', '"NaN"'],
  ["'-inf'::double", '-Infinity', '"-Infinity"'],
  [
    '12345678901234567890.123456789012::decimal(38, 12)',
    '12345678901234567890.123456789012',
    '12345678901234567890.123456789012',
  ],
  ['1.50::decimal(9, 2)', '1.50', '1.50'],
  ['9007199254740993::bigint', '9007199254740993', '9007199254740993'],
  ["date '2026-11-20'", '2026-11-20', '"2026-11-20"'],
  ["timestamp '2026-11-20 05:00:00'", '2026-11-20 05:00:00', '"2026-11-20 05:00:00"'],
  [
    "map {'__proto__': 'x', 'b': null}",
    '{"__proto__": "x", "b": null}',
    '{"__proto__": "x", "b": null}',
  ],
  ['[1, null]', '[1, null]', '[1, null]'],
  ["{'a': date '2026-11-20'}", '{"a": "2026-11-20"}', '{"a": "2026-11-20"}'],
])('%s', async (sql, text, json) => {
  const value = await valueFrom(sql);
  expect(textOf(value)).toBe(text);
  expect(jsonOf(value)).toBe(json);
});
