/** Texts that engines and JavaScript treat differently: each condition and transform, on DuckDB. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BillLine } from '../../../src/allocation/evaluate/bill-line.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { exampleSet } from '../rules/example-set.ts';
import { allocatedByEvaluate, allocatedBySql } from './allocated-lines.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine.close());

const lineOf = (region: string, tags: Readonly<Record<string, string>> = {}): BillLine => ({
  billingDate: parseBillingDay('2026-11-20'),
  account: '',
  ou: '',
  service: '',
  serviceCode: '',
  region,
  operation: '',
  usageType: '',
  chargeType: '',
  resource: '',
  tags: new Map(Object.entries(tags)),
  costCategories: new Map(),
});

async function winners(rules: readonly string[], lines: readonly BillLine[]) {
  const head =
    'version: 1\ntags:\n  a: {from: [resource:a, resource:iamPrincipal-a], transform: [trim, lower]}\nrules:\n';
  const text = rules.map((when, index) => `  - {id: r${index}, when: ${when}, to: unallocated}\n`);
  const none = { teams: null, services: null, aliases: null, owners: null };
  const set = exampleSet({ rules: head + text.join(''), ...none });
  const costs = { lines, cents: lines.map(() => 1) };
  const rows = await allocatedBySql(engine, set, costs);
  expect(rows).toEqual(allocatedByEvaluate(set, costs));
  return rows.map(({ rule_id }) => rule_id);
}

test('parts of texts are compared by code points, not by halves of them or by what is seen', async () => {
  const rules = [
    '{region: {suffix: "b😀"}}',
    '{region: {prefix: "😀"}}',
    '{region: {contains: "\\u0301"}}',
    '{region: {suffix: "\\r\\n"}}',
    '{region: {contains: "\\u202e"}}',
    `{region: {prefix: "'"}}`,
    '{region: {in: ["%", "_", "\\\\"]}}',
  ];
  const texts = ['ab😀', '😀😀', 'e\u0301x', 'x\r\n', 'a\u202eb', "''", '%', '\\', 'e', 'é'];
  expect(
    await winners(
      rules,
      texts.map((text) => lineOf(text)),
    ),
  ).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r6', '', '']);
});

test('values become lower case letter by letter, and lose the same blanks', async () => {
  const rules = ['{tag.a: i}', '{tag.a: σας}', '{tag.a: "σασ"}', '{tag.a: ß}', '{tag.a: "a b"}'];
  const values = ['İ', 'ΣΑΣ', 'ΣΑς', 'ẞ', '\u00a0A b\u3000\t\r\n', '\u2003a b'];
  expect(
    await winners(
      rules,
      values.map((value) => lineOf('', { a: value })),
    ),
  ).toEqual(['r0', 'r2', 'r1', 'r3', 'r4', '']);
});

test('keys of other sources and of roles are not those of resources', async () => {
  const rules = ['{tag.a: {exists: true}}'];
  const keys = [
    'A',
    'user_a',
    'resourceTags/user:A.',
    'accountTag/a',
    'userAttribute/a',
    'iamPrincipal/a',
  ];
  expect(
    await winners(
      rules,
      keys.map((key) => lineOf('', { [key]: 'x' })),
    ),
  ).toEqual(['r0', 'r0', 'r0', '', '', '']);
});
