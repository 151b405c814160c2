/**
 * The export of the bill: created in AWS's region for exports, with the columns that are read, for this
 * account only.
 */
import { describe, expect, test } from 'vitest';
import { sourceColumns } from '../../src/tables/bill-columns.ts';
import { cur2Columns } from '../../stacks/constructs/cur2-query.ts';
import {
  existing,
  type Json,
  legacy,
  list,
  only,
  resources,
  statementsOf,
  synth,
} from './foundation-fixture.ts';

describe('the export', () => {
  test('of CUR 2.0 is created in us-east-1 and names its billing view', () => {
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

  test('of CUR 2.0 selects every column that the digest reads, except those of split-cost rows', () => {
    const absent = Object.keys(sourceColumns.cur2).filter((name) => !cur2Columns.includes(name));
    expect(absent).toEqual(['split_line_item_parent_resource_id']);
    expect(new Set(cur2Columns).size).toBe(cur2Columns.length);
  });

  test('of the legacy report has the layout for Athena', () => {
    expect(only(synth(legacy), 'aws_cur_report_definition')).toMatchObject({
      provider: 'aws.billing',
      format: 'Parquet',
      additional_artifacts: ['ATHENA'],
      report_versioning: 'OVERWRITE_REPORT',
    });
  });

  test('and its bucket are not created if the bill exists', () => {
    const json = synth(existing('cur2'));
    expect(resources(json, 'aws_bcmdataexports_export')).toEqual([]);
    expect(resources(json, 'aws_cur_report_definition')).toEqual([]);
    expect(only(json, 'aws_s3_bucket')['bucket']).toBe('acme-finops-prod-summaries-111122223333');
  });

  test.each([
    ['bcm-data-exports.amazonaws.com', {}, 'export/acme-finops-prod-bill-*'],
    ['billingreports.amazonaws.com', legacy, 'definition/acme-finops-prod-bill'],
  ])('can be delivered by %s for this account’s export only', (service, change, source) => {
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
