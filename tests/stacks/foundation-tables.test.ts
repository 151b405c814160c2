/**
 * The tables have the columns and locations that functions read and write, and the workgroups limit
 * queries.
 */
import { describe, expect, test } from 'vitest';
import { sourceColumns } from '../../src/tables/bill-columns.ts';
import {
  existing,
  type Json,
  legacy,
  only,
  resources,
  synth,
  table,
} from './foundation-fixture.ts';

describe('the tables', () => {
  /** The columns with which Athena finds lines that are in two files. */
  const identityColumns = {
    identity_line_item_id: 'varchar',
    identity_time_interval: 'varchar',
  } as const;
  const hiveTypes = { varchar: 'string', map: 'map<string,string>' } as Record<string, string>;

  test.each(['cur2', 'legacy', 'focus'] as const)(
    'of %s have the columns the SQL reads',
    (source) => {
      const { columns } = table(synth(existing(source)), 'bill')['storage_descriptor'];
      const identity = source === 'focus' ? {} : identityColumns;
      const all = { ...sourceColumns[source], ...identity };
      const read = Object.entries(all).map(([name, type]) => ({
        name,
        type: hiveTypes[type] ?? type,
      }));
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
      expect([...columns].sort(byName)).toEqual(read.sort(byName));
    },
  );

  test.each([
    ['cur2', 'bill/acme-finops-prod-bill/data/BILLING_PERIOD=$${billing_period}/', {}],
    [
      'legacy',
      'bill/acme-finops-prod-bill/acme-finops-prod-bill/year=$${year}/month=$${month}/',
      legacy,
    ],
  ])(
    'of an export of %s compute their months in the folders of AWS’s delivery',
    (_, folder, change) => {
      const { parameters } = table(synth(change), 'bill');
      expect(parameters['projection.enabled']).toBe('true');
      expect(parameters['storage.location.template']).toBe(
        `s3://acme-finops-prod-bill-111122223333/${folder}`,
      );
    },
  );

  test('of bills by billing period project months as text', () => {
    const bill = table(synth(existing('focus')), 'bill');
    expect(bill['partition_keys']).toEqual([{ name: 'billing_period', type: 'string' }]);
    expect(bill['parameters']).toMatchObject({
      'projection.billing_period.type': 'date',
      'projection.billing_period.format': 'yyyy-MM',
      'projection.billing_period.interval.unit': 'MONTHS',
      'storage.location.template':
        's3://acme-bills/exports/acme/data/billing_period=$${billing_period}/',
    });
  });

  test('of bills by billing period use the upper or lower case of the setting', () => {
    const { bill } = existing('focus');
    const changed = { bill: { ...bill, periodFolder: 'BILLING_PERIOD' } };
    expect(table(synth(changed), 'bill')['parameters']['storage.location.template']).toBe(
      's3://acme-bills/exports/acme/data/BILLING_PERIOD=$${billing_period}/',
    );
  });

  test('of the archive and the directory have the columns that the functions write', () => {
    const json = synth();
    const archive = table(json, 'ou_breakdown');
    expect(archive['storage_descriptor'].columns).toEqual([
      { name: 'billingdate', type: 'date' },
      { name: 'ou', type: 'string' },
      { name: 'service', type: 'string' },
      { name: 'linkedaccount', type: 'string' },
      { name: 'dailycost', type: 'double' },
    ]);
    expect(archive['partition_keys'].map((key: Json) => `${key['name']} ${key['type']}`)).toEqual([
      'year int',
      'month int',
      'day int',
    ]);
    expect(archive['storage_descriptor'].location).toBe(
      's3://acme-finops-prod-summaries-111122223333/ou-breakdowns/',
    );
    expect(table(json, 'accounts')['partition_keys']).toEqual([
      { name: 'snapshot_date', type: 'date' },
    ]);
    expect(table(json, 'budgets')['parameters']['skip.header.line.count']).toBe('1');
    expect(table(json, 'ou_forecast')['parameters']['projection.enabled']).toBe('true');
  });

  test('of allocation rules compute the partition of the hash that a query names', () => {
    const rules = table(synth(), 'allocation_rules');
    expect(rules['partition_keys']).toEqual([{ name: 'set_hash', type: 'string' }]);
    expect(rules['parameters']).toMatchObject({
      'projection.enabled': 'true',
      'projection.set_hash.type': 'injected',
      'storage.location.template':
        's3://acme-finops-prod-summaries-111122223333/allocation/lookups/rules/set_hash=$${set_hash}/',
    });
  });

  test('of the legacy report may be crawled for new columns, which Terraform then ignores', () => {
    const json = synth(legacy);
    expect(only(json, 'aws_glue_crawler')['catalog_target'][0].tables[0]).toMatch(/^\$\{aws_glue/);
    expect(table(json, 'bill')['lifecycle'].ignore_changes).toContain('storage_descriptor');
    expect(resources(synth({ bill: { kind: 'export-legacy' } }), 'aws_glue_crawler')).toEqual([]);
  });
});

describe('the workgroups', () => {
  const places = (json: Json) =>
    resources(json, 'aws_athena_workgroup').map(({ name, configuration }) => [
      name,
      configuration.result_configuration.output_location.replace(
        's3://acme-finops-prod-summaries-111122223333/',
        '',
      ),
    ]);
  const functions = ['account-directory', 'daily-digest', 'partition-audit', 'backfill'];
  const ofOne = (name: string) => [`acme-finops-prod-${name}`, `athena-results/${name}/`];
  const ofPeople = ['acme-finops-prod', 'athena-results/people/'];

  test('exist for each querier, with a separate folder of results', () => {
    expect(places(synth()).sort()).toEqual([ofPeople, ...functions.map(ofOne)].sort());
    const userArn = 'arn:aws:quicksight:eu-west-1:111122223333:user/default/finops';
    const all = synth({
      quicksight: { principalArn: userArn },
      executives: { route: 'rendered', to: ['chief@example.com'] },
    });
    expect(places(all).sort()).toEqual(
      [ofPeople, ...[...functions, 'dashboard-snapshot', 'quicksight'].map(ofOne)].sort(),
    );
    expect(places(synth({ quicksight: { dataSetId: 'costs' } }))).toEqual(places(synth()));
  });

  test('keep the workgroup of people and the queries that are saved there', () => {
    const made = synth()['resource']['aws_athena_workgroup'] as Record<string, Json>;
    // Its resource address in the first version: another one would replace it.
    const { workgroup_AE76EA46: peoples, ...others } = made;
    expect(peoples).toMatchObject({ name: 'acme-finops-prod' });
    expect(peoples).not.toHaveProperty('force_destroy');
    for (const one of Object.values(others)) expect(one['force_destroy']).toBe(true);
  });

  test('write results to one encrypted folder each, where they expire, and limit the scan', () => {
    const json = synth({ bytesScannedCutoff: 50_000_000_000, resultDays: 3 });
    for (const { configuration } of resources(json, 'aws_athena_workgroup')) {
      expect(configuration).toMatchObject({
        enforce_workgroup_configuration: true,
        publish_cloudwatch_metrics_enabled: true,
        bytes_scanned_cutoff_per_query: 50_000_000_000,
        engine_version: { selected_engine_version: 'Athena engine version 3' },
      });
      expect(configuration.result_configuration).toMatchObject({
        expected_bucket_owner: '111122223333',
        encryption_configuration: { encryption_option: 'SSE_S3' },
      });
    }
    const rules = resources(json, 'aws_s3_bucket_lifecycle_configuration').flatMap(
      ({ rule }) => rule as Json[],
    );
    expect(rules.find((rule) => rule['filter'][0].prefix === 'athena-results/')).toMatchObject({
      expiration: [{ days: 3 }],
    });
  });
});
