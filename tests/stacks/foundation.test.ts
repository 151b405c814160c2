/** The foundation's Terraform JSON: what holds data is private, encrypted, kept, and rightly laid out. */
import { Testing } from 'cdktf';
import { describe, expect, test } from 'vitest';
import { sourceColumns } from '../../functions/platform/local/bill/bill-source.ts';
import { cur2Columns } from '../../stacks/constructs/cur2-query.ts';
import { FoundationStack } from '../../stacks/foundation-stack.ts';
import { readSettings } from '../../stacks/settings.ts';
import { givenSettings } from './given-settings.ts';

// biome-ignore lint/suspicious/noExplicitAny: Terraform JSON has no type of its own.
type Json = Record<string, any>;

interface Statement {
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: Json;
}

function synth(change: object = {}): Json {
  const stack = new FoundationStack(
    Testing.app(),
    'foundation',
    readSettings({ ...givenSettings, ...change }),
  );
  return JSON.parse(Testing.synth(stack)) as Json;
}

const resources = (json: Json, type: string): Json[] => Object.values(json['resource'][type] ?? {});
const only = (json: Json, type: string): Json => {
  const found = resources(json, type);
  expect(found, type).toHaveLength(1);
  return found[0] as Json;
};
const table = (json: Json, name: string): Json =>
  resources(json, 'aws_glue_catalog_table').find((one) => one['name'] === name) as Json;
const statementsOf = (policy: string) =>
  (JSON.parse(policy) as { Statement: Statement[] }).Statement;
const list = (value: string | string[]) => [value].flat();

const legacy = { bill: { kind: 'export-legacy', crawler: true } };
const existing = (source: string) => ({
  bill: { kind: 'existing', source, bucket: 'acme-bills', prefix: 'exports/acme/data' },
});
const variants = [
  ['CUR 2.0', {}],
  ['the legacy report', legacy],
  ['an existing FOCUS export', existing('focus')],
  ['a key of its own', { kms: true }],
  ['a given key', { kms: 'arn:aws:kms:eu-west-1:111122223333:key/1234-abcd' }],
] as const;

describe.each(variants)('with %s', (_, change) => {
  const json = synth(change);
  const buckets = Object.keys(json['resource']['aws_s3_bucket']);
  const ofBucket = (type: string, bucket: string) =>
    resources(json, type).find((one) => one['bucket'] === `\${aws_s3_bucket.${bucket}.id}`) as Json;

  test.each(buckets)('bucket %s is private, versioned and encrypted', (bucket) => {
    expect(ofBucket('aws_s3_bucket_public_access_block', bucket)).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(ofBucket('aws_s3_bucket_ownership_controls', bucket)['rule'].object_ownership).toBe(
      'BucketOwnerEnforced',
    );
    expect(ofBucket('aws_s3_bucket_versioning', bucket)['versioning_configuration'].status).toBe(
      'Enabled',
    );
    const [rule] = ofBucket('aws_s3_bucket_server_side_encryption_configuration', bucket)['rule'];
    expect(rule.apply_server_side_encryption_by_default.sse_algorithm).toMatch(
      /^(AES256|aws:kms)$/,
    );
  });

  test.each(buckets)('bucket %s refuses whatever does not come by TLS', (bucket) => {
    const { policy } = ofBucket('aws_s3_bucket_policy', bucket) as { policy: string };
    const refusal = statementsOf(policy).find(({ Effect }) => Effect === 'Deny');
    expect(refusal).toMatchObject({ Principal: '*', Action: 's3:*' });
    expect(refusal?.Condition).toEqual({ Bool: { 'aws:SecureTransport': 'false' } });
    const name = json['resource']['aws_s3_bucket'][bucket].bucket;
    expect(refusal?.Resource).toEqual([`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`]);
  });

  test.each(buckets)('bucket %s lets old versions and aborted uploads expire', (bucket) => {
    const [rule] = ofBucket('aws_s3_bucket_lifecycle_configuration', bucket)['rule'];
    expect(rule).toMatchObject({ status: 'Enabled', filter: [{ prefix: '' }] });
    expect(rule.noncurrent_version_expiration[0].noncurrent_days).toBeGreaterThan(0);
    expect(rule.abort_incomplete_multipart_upload).toEqual([{ days_after_initiation: 7 }]);
    expect(rule.expiration, 'objects in use never expire').toBeUndefined();
  });

  test('buckets and keys survive a destroy', () => {
    for (const type of ['aws_s3_bucket', 'aws_kms_key']) {
      for (const one of resources(json, type)) expect(one['lifecycle'].prevent_destroy).toBe(true);
    }
  });

  test('nothing is allowed by a wildcard action, nor to everyone', () => {
    const policies = ['aws_s3_bucket_policy', 'aws_kms_key', 'aws_iam_role_policy'].flatMap(
      (type) => resources(json, type).map(({ policy }) => policy as string),
    );
    const allowed = policies.flatMap(statementsOf).filter(({ Effect }) => Effect === 'Allow');
    for (const statement of allowed) {
      for (const action of list(statement.Action)) expect(action).not.toContain('*');
      expect(statement.Principal).not.toBe('*');
    }
  });

  test('both provider versions may run it, with tags on everything, in this account only', () => {
    expect(json['terraform'].required_providers.aws.version).toBe('>= 5.100.0, < 7.0.0');
    for (const provider of json['provider'].aws) {
      expect(provider.allowed_account_ids).toEqual(['111122223333']);
      expect(provider.default_tags[0].tags).toMatchObject({
        environment: 'prod',
        'cost-center': 'finops',
      });
    }
  });

  test('tables come after their database', () => {
    for (const one of resources(json, 'aws_glue_catalog_table')) {
      expect(one['database_name']).toMatch(/^\$\{aws_glue_catalog_database\.database\.name\}$/);
    }
  });
});

describe('the export', () => {
  test('of CUR 2.0 is made in us-east-1 and names its billing view', () => {
    const json = synth();
    const made = only(json, 'aws_bcmdataexports_export');
    expect(made['provider']).toBe('aws.billing');
    expect(json['provider'].aws.find((one: Json) => one['alias'] === 'billing').region).toBe(
      'us-east-1',
    );
    const [query] = made['export'][0].data_query;
    expect(query.table_configurations.COST_AND_USAGE_REPORT).toMatchObject({
      BILLING_VIEW_ARN: 'arn:aws:billing::111122223333:billingview/primary',
      INCLUDE_SPLIT_COST_ALLOCATION_DATA: 'FALSE',
    });
    const [destination] = made['export'][0].destination_configurations[0].s3_destination;
    expect(destination.s3_output_configurations[0].overwrite).toBe('OVERWRITE_REPORT');
    expect(destination.s3_region).toBe('eu-west-1');
  });

  test('of CUR 2.0 selects every column the digest reads, but those of split-cost rows', () => {
    const absent = Object.keys(sourceColumns.cur2).filter((name) => !cur2Columns.includes(name));
    expect(absent).toEqual(['split_line_item_parent_resource_id']);
    expect(new Set(cur2Columns).size).toBe(cur2Columns.length);
  });

  test('of the legacy report is laid out for Athena', () => {
    expect(only(synth(legacy), 'aws_cur_report_definition')).toMatchObject({
      provider: 'aws.billing',
      format: 'Parquet',
      additional_artifacts: ['ATHENA'],
      report_versioning: 'OVERWRITE_REPORT',
    });
  });

  test('is not made, nor a bucket for it, where there is one', () => {
    const json = synth(existing('cur2'));
    expect(resources(json, 'aws_bcmdataexports_export')).toEqual([]);
    expect(resources(json, 'aws_cur_report_definition')).toEqual([]);
    expect(only(json, 'aws_s3_bucket')['bucket']).toBe('acme-finops-prod-summaries-111122223333');
  });

  test.each([
    ['bcm-data-exports.amazonaws.com', {}, 'export/acme-finops-prod-bill-*'],
    ['billingreports.amazonaws.com', legacy, 'definition/acme-finops-prod-bill'],
  ])('is delivered by %s for this account’s export only', (service, change, source) => {
    const policies = resources(synth(change), 'aws_s3_bucket_policy');
    const grants = policies
      .flatMap(({ policy }) => statementsOf(policy as string))
      .filter(({ Effect }) => Effect === 'Allow');
    expect(grants).toHaveLength(2);
    for (const { Principal, Condition } of grants) {
      expect(Principal).toEqual({ Service: service });
      expect(Condition?.['StringEquals']).toEqual({ 'aws:SourceAccount': '111122223333' });
      const [arn] = list(Condition?.['ArnLike']?.['aws:SourceArn'] ?? []);
      expect(arn).toMatch(/^arn:aws:(cur|bcm-data-exports):us-east-1:111122223333:/);
      expect(arn).toContain(source);
    }
  });
});

describe('the tables', () => {
  const hiveTypes = { varchar: 'string', map: 'map<string,string>' } as Record<string, string>;

  test.each(['cur2', 'legacy', 'focus'] as const)(
    'of %s have the columns the SQL reads',
    (source) => {
      const { columns } = table(synth(existing(source)), 'bill')['storage_descriptor'];
      const read = Object.entries(sourceColumns[source]).map(([name, type]) => ({
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
  ])('of an export of %s compute their months, where AWS delivers them', (_, folder, change) => {
    const { parameters } = table(synth(change), 'bill');
    expect(parameters['projection.enabled']).toBe('true');
    expect(parameters['storage.location.template']).toBe(
      `s3://acme-finops-prod-bill-111122223333/${folder}`,
    );
  });

  test('of bills by billing period project months as text', () => {
    const bill = table(synth(existing('focus')), 'bill');
    expect(bill['partition_keys']).toEqual([{ name: 'billing_period', type: 'string' }]);
    expect(bill['parameters']).toMatchObject({
      'projection.billing_period.type': 'date',
      'projection.billing_period.format': 'yyyy-MM',
      'projection.billing_period.interval.unit': 'MONTHS',
      'storage.location.template':
        's3://acme-bills/exports/acme/data/BILLING_PERIOD=$${billing_period}/',
    });
  });

  test('of the archive and the directory are as the functions write them', () => {
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

  test('of the legacy report may be crawled for new columns, which Terraform then leaves alone', () => {
    const json = synth(legacy);
    expect(only(json, 'aws_glue_crawler')['catalog_target'][0].tables[0]).toMatch(/^\$\{aws_glue/);
    expect(table(json, 'bill')['lifecycle'].ignore_changes).toContain('storage_descriptor');
    expect(resources(synth({ bill: { kind: 'export-legacy' } }), 'aws_glue_crawler')).toEqual([]);
  });
});

describe('the rest', () => {
  test('results go to one encrypted place, expire, and a scan has a limit', () => {
    const json = synth({ bytesScannedCutoff: 50_000_000_000, resultDays: 3 });
    const { configuration } = only(json, 'aws_athena_workgroup');
    expect(configuration).toMatchObject({
      enforce_workgroup_configuration: true,
      publish_cloudwatch_metrics_enabled: true,
      bytes_scanned_cutoff_per_query: 50_000_000_000,
      engine_version: { selected_engine_version: 'Athena engine version 3' },
    });
    expect(configuration.result_configuration).toMatchObject({
      output_location: 's3://acme-finops-prod-summaries-111122223333/athena-results/',
      encryption_configuration: { encryption_option: 'SSE_S3' },
    });
    const rules = resources(json, 'aws_s3_bucket_lifecycle_configuration').flatMap(
      ({ rule }) => rule as Json[],
    );
    expect(rules.find((rule) => rule['filter'][0].prefix === 'athena-results/')).toMatchObject({
      expiration: [{ days: 3 }],
    });
  });

  test('a key of its own rotates, and encrypts summaries and results', () => {
    const json = synth({ kms: true });
    expect(only(json, 'aws_kms_key')['enable_key_rotation']).toBe(true);
    const { result_configuration: results } = only(json, 'aws_athena_workgroup')['configuration'];
    expect(results.encryption_configuration.kms_key_arn).toMatch(/^\$\{aws_kms_key\./);
    expect(resources(synth(), 'aws_kms_key')).toEqual([]);
  });

  test('a key of its own reads data through S3 only, and for this account only', () => {
    const statements = statementsOf(only(synth({ kms: true }), 'aws_kms_key')['policy']);
    const reading = statements.filter(({ Action }) => list(Action).includes('kms:Decrypt'));
    expect(reading.map(({ Condition }) => Condition)).toEqual([
      {
        StringEquals: {
          'kms:CallerAccount': '111122223333',
          'kms:ViaService': 's3.eu-west-1.amazonaws.com',
        },
      },
    ]);
  });

  test('state is kept in S3, locked, by setting', () => {
    const backend = { bucket: 'acme-state', keyPrefix: 'finops' };
    expect(synth({ backend })['terraform'].backend.s3).toEqual({
      bucket: 'acme-state',
      key: 'finops/acme-finops-prod/foundation.tfstate',
      region: 'eu-west-1',
      encrypt: true,
      use_lockfile: true,
    });
  });
});
