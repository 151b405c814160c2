/** The compiled statement gives every line what `evaluate` gives it, and loses no cost. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { billLine } from '../random/random-line.ts';
import { ruleSet } from '../random/random-set.ts';
import { allocatedByEvaluate, allocatedBySql, type CostLines } from './allocated-lines.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine.close());

const costLines: fc.Arbitrary<CostLines> = fc
  .array(fc.tuple(billLine, fc.integer({ min: -1_000_000, max: 1_000_000 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => ({ lines: all.map(([line]) => line), cents: all.map(([, cents]) => cents) }));

test('SQL and evaluate agree on every line of a thousand random sets', async () => {
  const winners = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(ruleSet, costLines, async (set, costs) => {
      const rows = await allocatedBySql(engine, set, costs);
      expect(rows).toEqual(allocatedByEvaluate(set, costs));
      for (const { rule_id: id } of rows) {
        const kind = set.rules.find((rule) => rule.id === id)?.action.kind ?? 'none';
        winners.set(kind, (winners.get(kind) ?? 0) + 1);
      }
    }),
    { numRuns: 1_000 },
  );
  console.info([...winners].map(([kind, count]) => `${kind} ${count}`).join(', '));
  const kinds = ['to', 'services', 'team', 'account_owner', 'nearest_ou_owner', 'none'];
  for (const kind of kinds) expect(winners.get(kind), kind).toBeGreaterThan(10);
});
