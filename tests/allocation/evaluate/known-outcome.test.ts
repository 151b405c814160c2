/** What is known of a condition from some columns of a line is what all columns say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failedTest } from '../../../src/allocation/evaluate/evaluate-condition.ts';
import { knownOutcome } from '../../../src/allocation/evaluate/known-outcome.ts';
import { type ReadColumn, testsOf } from '../../../src/allocation/rules/condition.ts';
import { condition } from '../random/random-condition.ts';
import { valueOfColumn } from '../random/vocabulary.ts';

const asked = condition([]).chain((given) => {
  const columns = [...new Set(testsOf(given).map(({ column }) => column))];
  const value = (column: ReadColumn) =>
    fc.record({ value: fc.oneof(fc.constant(''), valueOfColumn(column)), isKnown: fc.boolean() });
  return fc.record({
    given: fc.constant(given),
    line: fc.tuple(...columns.map(value)).map((cells) => {
      return new Map(columns.map((column, index) => [column, cells[index]]));
    }),
  });
});

test('whatever the unknown columns are, for ten thousand random conditions', () => {
  const counts = { holds: 0, failed: 0, unknown: 0 };
  fc.assert(
    fc.property(asked, ({ given, line }) => {
      const full = failedTest(given, (column) => line.get(column)?.value ?? '');
      const outcome = knownOutcome(given, (column) => {
        const cell = line.get(column);
        return cell?.isKnown === true ? cell.value : null;
      });
      counts[outcome.kind]++;
      if (outcome.kind !== 'unknown') expect(outcome.kind === 'holds').toBe(full === null);
      const all = knownOutcome(given, (column) => line.get(column)?.value ?? '');
      expect(all).toEqual(full === null ? { kind: 'holds' } : { kind: 'failed', failed: full });
    }),
    { numRuns: 10_000, seed: 20 },
  );
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(1_000);
});
