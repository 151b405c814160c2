/** The template: always the same text, readable in a review, and independent of the environment. */
import { describe, expect, it } from 'vitest';
import { resolveIntrinsics, sub } from '../../quicksight/cloudformation/intrinsics.ts';
import { stableJson } from '../../quicksight/cloudformation/stable-json.ts';
import { allocationColumns } from '../../quicksight/datasets/allocation-columns.ts';
import { costColumns } from '../../quicksight/datasets/cost-columns.ts';
import { dashboardTables, templateSql } from '../../quicksight/datasets/dataset-sql.ts';
import { emitTemplate } from '../../quicksight/template/emit-template.ts';
import { allTables } from '../../src/tables/all-tables.ts';
import { readSettings } from '../../stacks/settings/settings.ts';
import { namesOf } from '../../stacks/system/names.ts';
import { givenSettings } from '../stacks/given-settings.ts';
import { unknownFunctions } from '../support/grammar/called-functions.ts';
import { syntaxProblems } from '../support/grammar/syntax-problems.ts';
import { type Json, propertiesOf, template, valuesOf } from './emitted-template.ts';

describe('the template', () => {
  it('is the same text every time, and small enough', () => {
    const text = emitTemplate();
    expect(emitTemplate()).toBe(text);
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
  });

  it('creates what the dashboard needs, and the rules only with row-level security', () => {
    const made = Object.entries(template.Resources).map(
      ([id, { Type, Condition }]) =>
        `${id} ${Type.replace('AWS::QuickSight::', '')} ${Condition ?? ''}`,
    );
    expect(made.map((one) => one.trim())).toEqual([
      'AllocationDataSet DataSet',
      'AllocationRefresh RefreshSchedule',
      'AllocationRulesDataSet DataSet HasRowLevelSecurity',
      'AllocationRulesRefresh RefreshSchedule HasRowLevelSecurity',
      'Analysis Analysis',
      'AthenaDataSource DataSource',
      'CostsDataSet DataSet',
      'CostsRefresh RefreshSchedule',
      'Dashboard Dashboard',
      'RulesDataSet DataSet HasRowLevelSecurity',
      'RulesRefresh RefreshSchedule HasRowLevelSecurity',
      'Theme Theme',
    ]);
  });

  it('contains no value of one environment', () => {
    expect(emitTemplate()).not.toMatch(/\d{12}|(us|eu|ap|sa|ca)-[a-z]+-\d/);
  });

  it.each([
    ['CostsDataSet', costColumns],
    ['AllocationDataSet', allocationColumns],
  ] as const)('describes every column of %s for readers', (dataSet, declared) => {
    const { LogicalTableMap, PhysicalTableMap } = propertiesOf(dataSet);
    const names = Object.keys(declared);
    expect(valuesOf(LogicalTableMap, 'ProjectedColumns')).toEqual([names]);
    expect(valuesOf(LogicalTableMap, 'ColumnDescription')).toHaveLength(names.length);
    const [columns] = valuesOf(PhysicalTableMap, 'Columns') as Json[][];
    expect(columns?.map(({ Name }) => Name)).toEqual(Object.values(declared).map(({ sql }) => sql));
  });

  it('changes by one line if one word changes', () => {
    const before = stableJson(template).split('\n');
    const title = '"PlainText": "This month by day"';
    const after = stableJson(JSON.parse(emitTemplate().replace(title, '"PlainText": "By day"')));
    const changed = after.split('\n').filter((line, at) => line !== before[at]);
    expect(changed.map((line) => line.trim())).toEqual(['"PlainText": "By day"']);
  });

  it('sorts keys regardless of their order in the source', () => {
    expect(stableJson({ b: 1, a: [{ d: 2, c: undefined }] })).toBe(
      stableJson({ a: [{ d: 2 }], b: 1 }),
    );
  });
});

describe('text in place of CloudFormation’s functions', () => {
  it('is resolved at any depth, also inside another function', () => {
    const within = sub(`a $${'{'}B}`);
    expect(resolveIntrinsics({ one: [{ two: within }] })).toEqual({
      one: [{ two: { 'Fn::Sub': `a $${'{'}B}` } }],
    });
    expect(emitTemplate()).not.toContain('cloudformation:');
  });
});

const dataSets = ['costs', 'row_level_rules', 'allocation', 'allocation_rules'] as const;

describe.each(dataSets)('the SQL of %s', (name) => {
  const sql = templateSql(name).join('\n');

  it('can be parsed by Trino, also inside the SELECT that QuickSight wraps around it', () => {
    const sent = sql
      .replaceAll(/\$\{Database\}/g, 'finops_db')
      .replaceAll(/\$\{(Green|Yellow)Percent\}/g, '92.5');
    const wrapped = `SELECT "a" FROM (${sent}) AS "result"`;
    expect(syntaxProblems(sent)).toEqual([]);
    expect(syntaxProblems(wrapped)).toEqual([]);
    expect(unknownFunctions(sent)).toEqual([]);
  });

  it('does not end with a comment or semicolon, and has no placeholder left', () => {
    expect(sql).not.toMatch(/--|;|:[a-z]/);
  });

  it('reads only tables of one database, under the names that the stacks use', () => {
    const read = [...sql.matchAll(/"\$\{Database\}"\."(\w+)"/g)].map(([, table]) => table);
    expect(read.length).toBeGreaterThan(1);
    expect(Object.values(dashboardTables)).toEqual(expect.arrayContaining(read));
  });
});

it('the tables are those of the stacks', () => {
  const { tables } = namesOf(readSettings(givenSettings));
  const { archive, accounts, budgets, forecast: forecasts } = tables;
  expect(dashboardTables).toMatchObject({ archive, accounts, budgets, forecasts });
  const declared = allTables.map(({ name }) => name);
  expect(declared).toEqual(expect.arrayContaining(Object.values(dashboardTables)));
});
