/**
 * The statement that a set of rules is compiled to gives every line on Trino what `evaluate` gives it,
 * also for hostile text, and for as many rules and aliases as a set may have.
 */
import fc from 'fast-check';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { allocationStatement } from '../../src/allocation/compile/allocation-statement.ts';
import { lookupValues } from '../../src/allocation/compile/lookup-values.ts';
import { resourceCostsSchema } from '../../src/allocation/compile/resource-costs-statement.ts';
import { untaggedResourcesSchema } from '../../src/allocation/compile/untagged-resources-statement.ts';
import type { BillLine } from '../../src/allocation/evaluate/bill-line.ts';
import { lineEvaluator } from '../../src/allocation/evaluate/evaluate-line.ts';
import { emptySet } from '../../src/allocation/published/empty-set.ts';
import type { RuleSet } from '../../src/allocation/rules/rule-set.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { collect } from '../../src/queries/collect.ts';
import {
  coverageSql,
  expectedCoverage,
  resourceCostsSql,
  untaggedSql,
  withRequired,
} from '../allocation/compile/covered-lines.ts';
import { largeSet, ruleCount } from '../allocation/compile/large-set.ts';
import { linesRelation } from '../allocation/compile/lines-relation.ts';
import { billLine } from '../allocation/random/random-line.ts';
import { ruleSet } from '../allocation/random/random-set.ts';
import { hasTrino } from '../support/trino/glue-on-trino.ts';
import { queryTrino } from '../support/trino/trino-client.ts';

async function onTrino(set: RuleSet, lines: readonly BillLine[]) {
  const statement = allocationStatement(set, {
    lines: linesRelation(lines),
    dimensions: ['line_id'],
    measures: ['cost'],
    lookups: lookupValues(set),
  });
  const sql = `select line_id, target, rule_id, application, environment, cast(cost as varchar)
    from (${statement}) order by cast(line_id as integer)`;
  const { rows } = await queryTrino({ url: inject('trinoUrl') }, sql);
  return rows;
}

const plainUsage = { usageType: '', service: '', serviceCode: '' };
const chargeOf = (at: number) => (at % 2 === 0 ? 'Tax' : 'Usage');

function evaluated(set: RuleSet, lines: readonly BillLine[]) {
  const evaluate = lineEvaluator(set);
  return lines.map((one, index) => {
    const { target, ruleId, application, environment } = evaluate(one);
    return [String(index), target, ruleId ?? '', application, environment, '1.000000000000'];
  });
}

const rounded = (row: readonly unknown[]) =>
  row.map((value) => (typeof value === 'number' ? Number(value.toFixed(9)) : value));

describe.skipIf(!hasTrino)('allocation on Trino', () => {
  it('gives the lines of random sets what evaluate gives them', async () => {
    const lines = fc.array(billLine, { minLength: 4, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(ruleSet, lines, async (set, all) => {
        expect(await onTrino(set, all)).toEqual(evaluated(set, all));
      }),
      { numRuns: 40 },
    );
  });

  it('gives the required tags of random sets the states that resolveTag gives them', async () => {
    const lines = fc.array(billLine, { minLength: 4, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(ruleSet.map(withRequired), lines, async (set, all) => {
        const usage = all.map((one, at) => ({ ...one, ...plainUsage, chargeType: chargeOf(at) }));
        const cents = usage.map((_, at) => at - 3);
        const sql = coverageSql(set, usage, cents);
        const { rows } = await queryTrino({ url: inject('trinoUrl') }, sql);
        const expected = expectedCoverage(set, usage, cents).map((row) => Object.values(row));
        expect(rows).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('lists resources without required tags as DuckDB does', async () => {
    const engine = await DuckDbEngine.open({ threads: 1 });
    onTestFinished(() => engine.close());
    const sets = fc.sample(
      ruleSet.filter(({ tags }) => tags.length > 0),
      { numRuns: 8, seed: 3 },
    );
    for (const set of sets.map(withRequired)) {
      const lines = fc.sample(billLine, { numRuns: 7, seed: 4 });
      const sql = untaggedSql(
        set,
        lines,
        lines.map((_, at) => 10 - at),
      );
      const statement = { name: 'untagged', sql, schema: untaggedResourcesSchema };
      const expected = (await collect({ engine }, statement)).map((row) => Object.values(row));
      const { rows } = await queryTrino({ url: inject('trinoUrl') }, sql);
      // DuckDB rounds a decimal twice on its way to a double.
      expect(rows.map(rounded)).toEqual(expected.map(rounded));
      const listed = expected.reduce((sum, row) => sum + Number(row.at(-1)), 0);
      const lacking = expectedCoverage(set, lines, []).filter(({ tag_states: states }) =>
        /[mn]/.test(states),
      );
      expect(listed).toBe(lacking.length);
    }
  });

  it('lists what resources cost as DuckDB does, and all of the rest', async () => {
    const engine = await DuckDbEngine.open({ threads: 1 });
    onTestFinished(() => engine.close());
    const ids = [
      'i-0123abcd',
      'arn:aws:ecs:eu-west-1:012345678901:task/web/0a',
      'arn:aws:ecs:eu-west-1:012345678901:task/web/0b',
      'vol-1',
      "i-'; drop",
      '',
    ];
    const lines = fc.sample(billLine, { numRuns: 12, seed: 6 }).map((line, at) => ({
      ...line,
      resource: ids[at % ids.length] ?? '',
    }));
    for (const limit of [1, 100]) {
      const sql = resourceCostsSql(emptySet, lines, limit);
      const statement = { name: 'costs', sql, schema: resourceCostsSchema };
      const mayBeEmpty = ['kind', 'linked_account', 'region', 'ou', 'service', 'target'] as const;
      const expected = await collect({ engine }, statement, mayBeEmpty);
      const { rows } = await queryTrino({ url: inject('trinoUrl') }, sql);
      expect(rows.map(rounded)).toEqual(expected.map((row) => rounded(Object.values(row))));
      const counted = expected.reduce((sum, row) => sum + row.line_count, 0);
      expect(counted).toBe(lines.length);
      const kinds = new Set(expected.map(({ kind }) => kind));
      if (limit === 100)
        expect(kinds).toEqual(new Set(['', 'ec2-instance', 'ecs-cluster', 'ebs-volume']));
    }
  });

  it('runs as many rules and aliases as a set may have', async () => {
    const set = largeSet();
    const lines = fc.sample(billLine, { numRuns: 40, seed: 1 });
    // The aliases are a table on Athena: here they are rows of the statement, within Trino's own limit.
    const aliases = set.aliases.slice(0, 1_000);
    expect(set.rules).toHaveLength(ruleCount);
    expect(await onTrino({ ...set, aliases }, lines)).toEqual(
      evaluated({ ...set, aliases }, lines),
    );
  });
});
