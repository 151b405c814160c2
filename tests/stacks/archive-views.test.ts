/** The views of the archive in Glue, and the tables that Redshift reads in place of computed partitions. */
import { Testing } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { allViews } from '../../src/views/all-views.ts';
import { spectrumTables } from '../../stacks/constructs/spectrum-tables.ts';
import { readSettings } from '../../stacks/settings/settings.ts';
import { namesOf } from '../../stacks/system/names.ts';
import { synth, table } from './foundation-fixture.ts';
import { givenSettings } from './given-settings.ts';

interface GlueView {
  readonly originalSql: string;
  readonly schema: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

const json = synth();

describe.each(allViews.map((view) => [view.name, view] as const))('the view %s', (name, view) => {
  const block = table(json, name);
  const [, encoded = ''] = /^\/\* Presto View: (\S+) \*\/$/.exec(block['view_original_text']) ?? [];
  const text = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as GlueView;

  test('has the declared columns, with the types of Trino in its text and of Hive in Glue', () => {
    const hive = {
      varchar: 'string',
      integer: 'int',
      double: 'double',
      date: 'date',
      bigint: 'bigint',
    };
    const declared = Object.entries(view.columns);
    expect(text.columns).toEqual(declared.map(([column, { type }]) => ({ name: column, type })));
    expect(block['storage_descriptor'].columns).toEqual(
      declared.map(([column, { type }]) => ({ name: column, type: hive[type] })),
    );
  });

  test('reads only tables of its own database, which have its columns', () => {
    expect(text.schema).toBe('acme_finops_prod_db');
    const read = [...text.originalSql.matchAll(/from "(\w+)"/g)].map(([, one = '']) => one);
    const declared = [...view.tables, ...view.optionalTables].map((one) => one.name);
    expect([...new Set(read)].sort()).toEqual(declared.sort());
    for (const one of read) expect(table(json, one)['table_type']).toBe('EXTERNAL_TABLE');
  });
});

test('Redshift reads all files of a table whose partitions only Athena computes', () => {
  const settings = readSettings(givenSettings);
  const text = Testing.synthScope((scope) =>
    spectrumTables(scope, { names: namesOf(settings), database: 'acme_finops_prod_db' }),
  );
  const blocks = Object.values(JSON.parse(text).resource.aws_glue_catalog_table) as {
    name: string;
    parameters: Readonly<Record<string, string>>;
    partition_keys?: readonly unknown[];
    storage_descriptor: { location: string; columns: readonly { name: string }[] };
  }[];
  expect(blocks.map(({ name }) => name).sort()).toEqual([
    'cost_recommendations_files',
    'ou_forecast_files',
    'resource_costs_files',
    'resource_metrics_files',
    'restated_days_files',
    'tag_coverage_files',
    'team_units_files',
  ]);
  for (const { name, parameters, partition_keys: keys = [], storage_descriptor } of blocks) {
    const original = table(json, name.replace('_files', ''));
    expect(original['parameters']['projection.enabled']).toBe('true');
    expect(Object.keys(parameters).filter((key) => key.startsWith('projection'))).toEqual([]);
    expect(keys).toEqual([]);
    expect(storage_descriptor.location).toBe(original['storage_descriptor'].location);
    expect(storage_descriptor.columns).toEqual(original['storage_descriptor'].columns);
  }
});
