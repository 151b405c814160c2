/** The coverage statement gives every line the states that `resolveTag` gives its tags, and loses no cost. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLineParts } from '../../../src/allocation/compile/read-line-parts.ts';
import { untaggableUsage } from '../../../src/domain/costs/untaggable-usage.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { collect } from '../../../src/queries/collect.ts';
import { billLine } from '../random/random-line.ts';
import { ruleSet } from '../random/random-set.ts';
import { exampleSet } from '../rules/example-set.ts';
import { coverageSql, expectedCoverage, withRequired } from './covered-lines.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine.close());

const schema = {
  linked_account: 'string',
  target: 'string',
  tag_states: 'string',
  cents: 'integer',
} as const;

const line = fc.tuple(billLine, fc.constantFrom('Tax', 'Usage')).map(([one, chargeType]) => ({
  ...one,
  chargeType,
  usageType: '',
  service: '',
  serviceCode: '',
}));

test('SQL and resolveTag agree on every line of 300 random sets', async () => {
  const letters = new Set<string>();
  const costLines = fc.array(fc.tuple(line, fc.integer({ min: -1e6, max: 1e6 })), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(ruleSet.map(withRequired), costLines, async (set, all) => {
      const lines = all.map(([one]) => one);
      const cents = all.map(([, cost]) => cost);
      const sql = coverageSql(set, lines, cents);
      const rows = await collect({ engine }, { name: 'coverage', sql, schema });
      expect(rows).toEqual(expectedCoverage(set, lines, cents));
      for (const { tag_states: states } of rows) for (const letter of states) letters.add(letter);
    }),
    { numRuns: 300 },
  );
  expect([...letters].sort().join('')).toBe('mnuv');
});

test('a tag that is only required is read of the bill', () => {
  const rules = 'version: 1\ntags: {owner: {from: [resource:owner]}}\n';
  const set = exampleSet({ rules, services: null, aliases: null });
  expect(readLineParts([set]).tags).toBe(false);
  expect(readLineParts([{ ...set, required: ['owner'] }]).tags).toBe(true);
});

test('every kind of untaggable usage tests something, and has a source of AWS', () => {
  for (const { chargeType, serviceCode, service, usageType, source } of untaggableUsage) {
    const tests = [chargeType, serviceCode, service, usageType].filter((one) => one !== undefined);
    expect(tests.flatMap((one) => Object.values(one).flat()).length).toBeGreaterThan(0);
    expect(source).toMatch(/^https:\/\/(docs\.)?aws\.amazon\.com\//);
  }
});
