/** The template: the same text always, readable in a review, with everything of one environment given. */
import { describe, expect, it } from 'vitest';
import { resolveIntrinsics, sub } from '../../quicksight/cloudformation/intrinsics.ts';
import { stableJson } from '../../quicksight/cloudformation/stable-json.ts';
import { costColumns } from '../../quicksight/datasets/cost-columns.ts';
import { dashboardTables, templateSql } from '../../quicksight/datasets/dataset-sql.ts';
import { emitTemplate } from '../../quicksight/template/emit-template.ts';
import { readSettings } from '../../stacks/settings/settings.ts';
import { namesOf } from '../../stacks/system/names.ts';
import { givenSettings } from '../stacks/given-settings.ts';
import { unknownFunctions } from '../support/grammar/called-functions.ts';
import { syntaxProblems } from '../support/grammar/syntax-faults.ts';
import { type Json, propertiesOf, template, valuesOf } from './emitted-template.ts';

describe('the template', () => {
  it('is the same text every time, and small enough', () => {
    const text = emitTemplate();
    expect(emitTemplate()).toBe(text);
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
  });

  it('makes what the dashboard needs, the rules only where they are wanted', () => {
    const made = Object.entries(template.Resources).map(
      ([id, { Type, Condition }]) =>
        `${id} ${Type.replace('AWS::QuickSight::', '')} ${Condition ?? ''}`,
    );
    expect(made.map((one) => one.trim())).toEqual([
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

  it('holds nothing of one environment', () => {
    expect(emitTemplate()).not.toMatch(/\d{12}|(us|eu|ap|sa|ca)-[a-z]+-\d/);
  });

  it('describes every column for readers', () => {
    const { LogicalTableMap, PhysicalTableMap } = propertiesOf('CostsDataSet');
    const names = Object.keys(costColumns);
    expect(valuesOf(LogicalTableMap, 'ProjectedColumns')).toEqual([names]);
    expect(valuesOf(LogicalTableMap, 'ColumnDescription')).toHaveLength(names.length);
    const [columns] = valuesOf(PhysicalTableMap, 'Columns') as Json[][];
    expect(columns?.map(({ Name }) => Name)).toEqual(
      Object.values(costColumns).map(({ sql }) => sql),
    );
  });

  it('changes by one line where one word changes', () => {
    const before = stableJson(template).split('\n');
    const title = '"PlainText": "This month by day"';
    const after = stableJson(JSON.parse(emitTemplate().replace(title, '"PlainText": "By day"')));
    const changed = after.split('\n').filter((line, at) => line !== before[at]);
    expect(changed.map((line) => line.trim())).toEqual(['"PlainText": "By day"']);
  });

  it('sorts keys, whatever order they were written in', () => {
    expect(stableJson({ b: 1, a: [{ d: 2, c: undefined }] })).toBe(
      stableJson({ a: [{ d: 2 }], b: 1 }),
    );
  });
});

describe('text in place of CloudFormation’s functions', () => {
  it('is resolved however deep, also within another', () => {
    const within = sub(`a $${'{'}B}`);
    expect(resolveIntrinsics({ one: [{ two: within }] })).toEqual({
      one: [{ two: { 'Fn::Sub': `a $${'{'}B}` } }],
    });
    expect(emitTemplate()).not.toContain('cloudformation:');
  });
});

describe.each(['costs', 'row_level_rules'] as const)('the SQL of %s', (name) => {
  const sql = templateSql(name).join('\n');

  it('is read by Trino, also within the SELECT that QuickSight puts around it', () => {
    const sent = sql.replaceAll(/\$\{Database\}/g, 'finops_db');
    const wrapped = `SELECT "a" FROM (${sent}) AS "result"`;
    expect(syntaxProblems(sent)).toEqual([]);
    expect(syntaxProblems(wrapped)).toEqual([]);
    expect(unknownFunctions(sent)).toEqual([]);
  });

  it('ends with neither comment nor semicolon, and has nothing left to bind', () => {
    expect(sql).not.toMatch(/--|;|:[a-z]/);
  });

  it('reads tables of the one database only, by the names the stacks give', () => {
    const read = [...sql.matchAll(/"\$\{Database\}"\."(\w+)"/g)].map(([, table]) => table);
    expect(read.length).toBeGreaterThan(1);
    expect(Object.values(dashboardTables)).toEqual(expect.arrayContaining(read));
  });
});

it('the tables are those of the stacks', () => {
  const { tables } = namesOf(readSettings(givenSettings));
  const { archive, accounts, budgets, forecast: forecasts } = tables;
  expect(dashboardTables).toMatchObject({ archive, accounts, budgets, forecasts });
});
