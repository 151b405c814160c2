/** The view `cost_lines` in Glue: the SQL of the bill's kind, with the types of Trino and of Hive. */
import { describe, expect, test } from 'vitest';
import { billSources } from '../../src/domain/costs/bill-source.ts';
import { costLineColumns } from '../../src/tables/cost-lines.ts';
import { readSettings } from '../../stacks/settings/settings.ts';
import { existing, type Json, synth, table } from './foundation-fixture.ts';
import { givenSettings } from './given-settings.ts';

interface View {
  readonly originalSql: string;
  readonly catalog: string;
  readonly schema: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

function viewOf(json: Json): View {
  const [, encoded = ''] =
    /^\/\* Presto View: (\S+) \*\/$/.exec(table(json, 'cost_lines')['view_original_text']) ?? [];
  return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
}

const tagColumns = ['resource_tags_user_team', 'cost_category_unit'];
const legacyWith = (change: object) => ({ bill: { kind: 'export-legacy', ...change } });

describe('the view cost_lines', () => {
  test.each(billSources)('reads the bill of %s, without a database in its SQL', (source) => {
    const { originalSql, catalog, schema } = viewOf(synth(existing(source)));
    expect([catalog, schema]).toEqual(['awsdatacatalog', 'acme_finops_prod_db']);
    expect(originalSql).toMatch(/from "bill"\s/);
    expect(originalSql).not.toContain('acme_finops_prod_db');
  });

  test('has the declared columns, with the types of Trino in its text and of Hive in Glue', () => {
    const json = synth();
    const names = Object.keys(costLineColumns);
    const { columns } = viewOf(json);
    const inGlue: View['columns'] = table(json, 'cost_lines')['storage_descriptor'].columns;
    expect(columns.map(({ name }) => name)).toEqual(names);
    expect(inGlue.map(({ name }) => name)).toEqual(names);
    const typesOf = (list: View['columns'], name: string) =>
      list.find((column) => column.name === name)?.type;
    const types = (name: string) => [typesOf(columns, name), typesOf(inGlue, name)];
    expect(types('service')).toEqual(['varchar', 'string']);
    expect(types('usage_start_at')).toEqual(['timestamp(3)', 'timestamp']);
    expect(types('tags')).toEqual(['map(varchar, varchar)', 'map<string,string>']);
    expect(types('billing_date')).toEqual(['date', 'date']);
  });

  test('is marked as a view for Athena and Trino', () => {
    expect(table(synth(), 'cost_lines')).toMatchObject({
      table_type: 'VIRTUAL_VIEW',
      owner: 'finops-digest',
      parameters: { presto_view: 'true', comment: 'Presto View' },
      view_expanded_text: '/* Presto View */',
      storage_descriptor: { ser_de_info: { name: '-', serialization_library: '-' } },
    });
  });
});

describe('the tags of a legacy report', () => {
  test.each([legacyWith({ tagColumns }), { bill: { ...existing('legacy').bill, tagColumns } }])(
    'are columns that the settings name: the table and the view have them',
    (change) => {
      const json = synth(change);
      const { columns } = table(json, 'bill')['storage_descriptor'];
      expect(columns.slice(-2)).toEqual(tagColumns.map((name) => ({ name, type: 'string' })));
      const { originalSql } = viewOf(json);
      expect(originalSql).toContain(
        `map(ARRAY['user_team'], ARRAY[CAST("resource_tags_user_team" AS varchar)])`,
      );
      expect(originalSql).toContain(
        `map(ARRAY['unit'], ARRAY[CAST("cost_category_unit" AS varchar)])`,
      );
    },
  );

  test('are empty maps in the view if the settings name none', () => {
    expect(viewOf(synth(legacyWith({}))).originalSql).toContain('map(ARRAY[], ARRAY[])');
  });

  const problemOf = (bill: object) => {
    try {
      readSettings({ ...givenSettings, bill });
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each([
    [['user_team'], "such as 'resource_tags_user_team' or 'cost_category_team'"],
    [['resource_tags_user_team"; drop'], 'small letters, digits and _'],
    [['cost_category_a', 'cost_category_a'], 'each column once'],
    ['variable', 'a list of names of columns'],
    [
      Array.from({ length: 60 }, (_, at) => `resource_tags_user_key_${at}`),
      'at most 1500 characters',
    ],
  ])('are rejected as %j', (given, accepted) => {
    const problem = problemOf({ kind: 'export-legacy', tagColumns: given });
    expect(problem).toContain('digest.bill.tagColumns');
    expect(problem).toContain(accepted);
  });

  test('are rejected for other sources, which have tags in one column', () => {
    expect(problemOf({ ...existing('focus').bill, tagColumns })).toContain(
      'digest.bill.tagColumns: given ["resource_tags_user_team","cost_category_unit"] for the source focus; ' +
        'accepted: nothing, because only the legacy report has a column for each tag',
    );
    expect(problemOf({ kind: 'export-cur2', tagColumns })).toContain(
      'bill.tagColumns: no such setting',
    );
  });
});
