/** The statement that allocation rules are compiled to, with look-ups as values and as tables. */
import type { LookupRelations } from '../../../src/allocation/compile/allocation-input.ts';
import { allocationStatement } from '../../../src/allocation/compile/allocation-statement.ts';
import { costAllocationStatement } from '../../../src/allocation/compile/cost-allocation-statement.ts';
import { lookupValues } from '../../../src/allocation/compile/lookup-values.ts';
import { resourceCostsStatement } from '../../../src/allocation/compile/resource-costs-statement.ts';
import { tagCoverageStatement } from '../../../src/allocation/compile/tag-coverage-statement.ts';
import { untaggedResourcesStatement } from '../../../src/allocation/compile/untagged-resources-statement.ts';
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import { allKinds } from '../../../src/metrics/catalogue/all-kinds.ts';
import { lookupRelations, textPartition } from '../../../src/queries/lookup-relations.ts';
import { sqlIdentifier } from '../../../src/sql/bind.ts';
import { largeSet } from '../../allocation/compile/large-set.ts';
import { lookupTables } from '../../allocation/compile/lookup-tables.ts';
import { exampleSet } from '../../allocation/rules/example-set.ts';
import type { BuiltStatement } from './built-statements.ts';

/** Each file makes a part of the statement. */
const builders = [
  'alias-joins',
  'allocation-statement',
  'line-groups',
  'lookup-joins',
  'lookup-values',
  'rule-number-sql',
  'tag-states-sql',
  'target-sql',
  'team-joins',
  'untaggable-sql',
].map((file) => `src/allocation/compile/${file}.ts`);

export function allocationStatements(): readonly BuiltStatement[] {
  const lines = sqlIdentifier('finops_db.lines');
  const input = { lines, dimensions: ['ou', 'account'], measures: ['unblended_cost'] };
  const compiled = (set: RuleSet, lookups: LookupRelations) =>
    allocationStatement(set, { ...input, lookups });
  const example = exampleSet();
  const empty = exampleSet({ rules: 'version: 1\n', services: null, aliases: null });
  const sql = compiled(example, lookupValues(example));
  const builder = 'src/allocation/compile/allocation-statement.ts';
  const published = lookupRelations((table) =>
    textPartition(table, sqlIdentifier(`finops_db.${table.name}`), '0f2c'),
  );
  return [
    ...builders.map((file) => ({ builder: file, name: 'of the example', sql })),
    { builder, name: 'without rules', sql: compiled(empty, lookupValues(empty)) },
    { builder, name: 'of a large set', sql: compiled(largeSet(), lookupTables) },
    {
      builder: 'src/allocation/compile/cost-allocation-statement.ts',
      name: 'rows of the archive',
      sql: costAllocationStatement(example, { lines, lookups: lookupValues(example) }).sql,
    },
    {
      builder: 'src/allocation/compile/tag-coverage-statement.ts',
      name: 'rows of the tag coverage',
      sql: tagCoverageStatement(example, { lines, lookups: lookupValues(example) }).sql,
    },
    {
      builder: 'src/allocation/compile/resource-costs-statement.ts',
      name: 'costs of resources',
      sql: resourceCostsStatement(
        { set: example, hash: '', lookups: lookupValues(example) },
        { lines, kinds: allKinds, limit: 3 },
      ).sql,
    },
    {
      builder: 'src/allocation/compile/untagged-resources-statement.ts',
      name: 'resources without required tags',
      sql: untaggedResourcesStatement(example, {
        lines,
        lookups: lookupValues(example),
        tags: example.required.map((name) => ({ name, days: [] })),
        limit: 3,
      }).sql,
    },
    {
      builder: 'src/queries/lookup-relations.ts',
      name: 'of a published set',
      sql: compiled(example, published),
    },
  ];
}
