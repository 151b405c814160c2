/** What the reviews of a set say over a bill is what `evaluate` says line by line, for random sets and lines. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BillLine } from '../../../src/allocation/evaluate/bill-line.ts';
import { lineEvaluator } from '../../../src/allocation/evaluate/evaluate-line.ts';
import { readExplainedDay } from '../../../src/allocation/review/explained-lines.ts';
import { readMovedCosts } from '../../../src/allocation/review/moved-costs.ts';
import {
  coverageOf,
  readRuleCosts,
  rulesWithoutLines,
} from '../../../src/allocation/review/rule-costs.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { billLine } from '../random/random-line.ts';
import { ruleSet } from '../random/random-set.ts';
import { centsOf, reviewed, reviewedLines } from './reviewed-lines.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ memoryLimit: '1GB' });
});
afterAll(() => engine.close());

const bills = fc
  .array(fc.record({ line: billLine, cents: fc.integer({ min: -9_999, max: 9_999 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  // Some lines twice: they are one group.
  .map((lines) => [...lines, ...lines.slice(0, 2)]);

type Bill = readonly { readonly line: BillLine; readonly cents: number }[];

const relation = (bill: Bill) =>
  reviewedLines(
    bill.map(({ line }) => line),
    bill.map(({ cents }) => cents),
  );

/** Sums of cents and lines by key. */
function sums(bill: Bill, keyOf: (line: BillLine) => string) {
  const all = new Map<string, readonly [number, number]>();
  for (const { line, cents } of bill) {
    const key = keyOf(line);
    const [cost, count] = all.get(key) ?? [0, 0];
    all.set(key, [cost + cents, count + 1]);
  }
  return all;
}

describe('reviews of random sets', () => {
  test('sum each rule’s lines', async () => {
    await fc.assert(
      fc.asyncProperty(ruleSet, bills, async (set, bill) => {
        const evaluate = lineEvaluator(set);
        const expected = sums(bill, (line) => {
          const { target, ruleId } = evaluate(line);
          return `${target} ${ruleId ?? ''}`;
        });
        const costs = await readRuleCosts({ engine }, reviewed(set), relation(bill));
        const found = costs.map(
          ({ target, ruleId, cost, lines }) =>
            [`${target} ${ruleId}`, [centsOf(cost), lines]] as const,
        );
        expect(new Map(found)).toEqual(expected);
        const used = bill.map(({ line }) => evaluate(line).ruleId);
        expect(rulesWithoutLines(set, costs).map(({ id }) => id)).toEqual(
          set.rules.map(({ id }) => id).filter((id) => !used.includes(id)),
        );
        const total = bill.reduce((sum, { cents }) => sum + cents, 0);
        expect(centsOf(coverageOf(costs).total)).toBe(total);
      }),
      { numRuns: 40 },
    );
  });

  test('move each line from its target of one set to that of the other', async () => {
    await fc.assert(
      fc.asyncProperty(ruleSet, ruleSet, bills, async (before, after, bill) => {
        const [old, next] = [lineEvaluator(before), lineEvaluator(after)];
        const expected = sums(bill, (line) => {
          const [from, to] = [old(line), next(line)];
          return [from.target, to.target, from.ruleId ?? '', to.ruleId ?? ''].join(' ');
        });
        const sets = { before: reviewed(before), after: reviewed(after) };
        const moves = await readMovedCosts({ engine }, sets, relation(bill));
        const found = moves.map(
          ({ from, to, fromRule, toRule, cost, lines }) =>
            [[from, to, fromRule, toRule].join(' '), [centsOf(cost), lines]] as const,
        );
        expect(new Map(found)).toEqual(expected);
        expect(found).toHaveLength(expected.size);
      }),
      { numRuns: 40 },
    );
  });

  test('explain the lines of an account as they are', async () => {
    await fc.assert(
      fc.asyncProperty(ruleSet, bills, async (set, bill) => {
        const [{ line: first } = bill[0] as Bill[number]] = bill;
        const subject = { column: 'account', value: first.account } as const;
        const day = first.billingDate;
        const own = bill.filter(
          ({ line }) => line.account === first.account && first.account !== '',
        );
        const sameDay = own.map((one) => ({ ...one, line: { ...one.line, billingDate: day } }));
        const explanation = { set, subject, maxGroups: 100 };
        const explained = await readExplainedDay({ engine }, explanation, {
          day,
          lines: relation(bill),
        });
        const evaluate = lineEvaluator(set);
        const keyOf = (line: BillLine) => {
          const { target, ruleId, application, environment } = evaluate(line);
          return [target, ruleId, application, environment].join(' ');
        };
        const expected = sums(sameDay, keyOf);
        const found = new Map<string, readonly [number, number]>();
        for (const { line, cost, lines } of explained.groups) {
          const [sum, count] = found.get(keyOf(line)) ?? [0, 0];
          found.set(keyOf(line), [sum + centsOf(cost), count + lines]);
        }
        expect(found).toEqual(expected);
        expect(explained.total.lines).toBe(own.length);
      }),
      { numRuns: 60 },
    );
  });
});
