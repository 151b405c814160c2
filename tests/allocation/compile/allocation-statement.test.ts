/** The compiled statement: complete to the cent, safe from texts of a file, short enough for Athena. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AllocationInput } from '../../../src/allocation/compile/allocation-input.ts';
import {
  allocationStatement,
  maxStatementBytes,
} from '../../../src/allocation/compile/allocation-statement.ts';
import { lookupValues } from '../../../src/allocation/compile/lookup-values.ts';
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { collect } from '../../../src/queries/collect.ts';
import { sqlIdentifier } from '../../../src/sql/bind.ts';
import { unknownFunctions } from '../../support/grammar/called-functions.ts';
import { syntaxProblems } from '../../support/grammar/syntax-problems.ts';
import { billLine } from '../random/random-line.ts';
import { ruleSet } from '../random/random-set.ts';
import { exampleSet, exampleTexts } from '../rules/example-set.ts';
import { allocatedByEvaluate, allocatedBySql } from './allocated-lines.ts';
import { aliasCount, largeSet, ruleCount } from './large-set.ts';
import { linesRelation } from './lines-relation.ts';
import { createLookups, lookupTables } from './lookup-tables.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine.close());

const lines = fc.sample(billLine, { numRuns: 60, seed: 7 });
const cents = lines.map((_, index) => (index - 20) * 12_345);
const total = cents.reduce((sum, one) => sum + one, 0);

async function centsByTarget(set: RuleSet, dimensions: readonly string[] = []) {
  const input: AllocationInput = {
    lines: linesRelation(lines, cents),
    dimensions,
    measures: ['cost'],
    lookups: lookupValues(set),
  };
  const sql = `select target, cast(sum(cost) * 100 as bigint) as cents
    from (${allocationStatement(set, input)}) group by target order by target`;
  return collect(
    { engine },
    { name: 'targets', sql, schema: { target: 'string', cents: 'integer' } },
  );
}

describe('the cost of all targets', () => {
  test('is the cost of all lines, regardless of the dimensions', async () => {
    const sums = await centsByTarget(exampleSet());
    expect(sums.length).toBeGreaterThan(1);
    expect(sums.reduce((sum, row) => sum + (row.cents ?? 0), 0)).toBe(total);
    expect(await centsByTarget(exampleSet(), ['ou', 'account', 'region', 'resource'])).toEqual(
      sums,
    );
  });

  test('is unallocated without rules', async () => {
    const set = exampleSet({ rules: 'version: 1\n', services: null, aliases: null });
    expect(await centsByTarget(set)).toEqual([{ target: 'unallocated', cents: total }]);
  });
});

describe('the texts of a file', () => {
  const hostile = `'); drop table kept; --`;

  test('cannot run SQL: they are compared as texts', async () => {
    await engine.run('create or replace table kept as select 1 as a');
    const rules = exampleTexts.rules.replace(
      'rules:\n',
      `rules:\n  - {id: x, when: {any: [{region: ["${hostile}"]}, {service: {contains: "${hostile}"}}]}, to: team/retail}\n`,
    );
    const aliases = `${exampleTexts.aliases}team,${hostile},retail,,\n`;
    const services = `${exampleTexts.services}${hostile},retail,,,,resource=${hostile}\n`;
    const set = exampleSet({ rules, aliases, services });
    const [line] = lines;
    if (line === undefined) throw new Error('there is no line');
    const hit = { ...line, region: hostile, resource: `${hostile}1`, tags: new Map() };
    const costs = { lines: [hit, ...lines], cents: [1, ...cents] };
    const rows = await allocatedBySql(engine, set, costs);
    expect(rows).toEqual(allocatedByEvaluate(set, costs));
    expect(rows[0]).toMatchObject({ target: 'team/retail', rule_id: 'x', application: hostile });
    const sql = 'select a from kept';
    expect(await collect({ engine }, { name: 'kept', sql, schema: { a: 'integer' } })).toEqual([
      { a: 1 },
    ]);
  });

  test("are accepted by Trino's grammar in any mixture, with functions that Trino has", () => {
    for (const set of fc.sample(ruleSet, { numRuns: 15, seed: 3 })) {
      const statement = allocationStatement(set, {
        lines: sqlIdentifier('finops_db.lines'),
        dimensions: ['ou', 'account'],
        measures: ['unblended_cost', 'usage_amount'],
        lookups: lookupValues(set),
      });
      expect(syntaxProblems(statement)).toEqual([]);
      expect(unknownFunctions(statement)).toEqual([]);
    }
  });
});

describe('as many rules and aliases as a set may have', () => {
  const set = largeSet();
  const input: AllocationInput = {
    lines: linesRelation(lines, cents),
    dimensions: ['line_id'],
    measures: ['cost'],
    lookups: lookupTables,
  };

  test('make a statement that Athena accepts, because look-ups are tables', () => {
    expect([set.rules.length, set.aliases.length]).toEqual([ruleCount, aliasCount]);
    const lookups = { ...lookupTables, rules: lookupValues(set).rules };
    const table = sqlIdentifier('finops_db.lines');
    const statement = allocationStatement(set, { ...input, lines: table, lookups });
    expect(Buffer.byteLength(statement)).toBeLessThan(maxStatementBytes / 2);
  });

  test('are rejected as one statement, with advice', () => {
    const lookups = lookupValues(set);
    expect(() => allocationStatement(set, { ...input, lookups })).toThrow(
      /^The rules make a statement of \d+ bytes, and Athena accepts 262144: write fewer or shorter/,
    );
  });

  test('are read from tables', async () => {
    const lookups = await createLookups(engine, set);
    const sql = `select target from (${allocationStatement(set, { ...input, lookups })})
      order by cast(line_id as integer)`;
    const rows = await collect({ engine }, { name: 'large', sql, schema: { target: 'string' } });
    const expected = allocatedByEvaluate(set, { lines, cents }).map(({ target }) => ({ target }));
    expect(rows).toEqual(expected);
  });
});
