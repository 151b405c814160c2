/**
 * Outputs: everything in a stack that others can refer to has one, under a name that does not change.
 */
import { describe, expect, test } from 'vitest';
import { allViews } from '../../../src/views/all-views.ts';
import { outputKinds } from '../../../stacks/terraform/outputs.ts';
import { givenSettings } from '../given-settings.ts';
import { type StackJson, synthesized } from '../synthesized.ts';
import { identityCenter, serverless } from '../warehouse-fixture.ts';

const userArn = 'arn:aws:quicksight:us-east-1:111122223333:user/default/finops';
const everything = {
  ...givenSettings,
  bill: { kind: 'export-legacy', crawler: true },
  kms: true,
  quicksight: { identityRegion: 'us-east-1', principalArn: userArn, rowLevelSecurity: true },
  executives: { route: 'registered-user', to: ['chief@example.com'], userArn },
  warehouse: serverless,
  grafana: identityCenter,
};

describe('outputs', () => {
  const stacks = synthesized(everything);

  test.each(Object.keys(stacks))('name every resource of %s that others can refer to', (name) => {
    const { resource = {}, output } = stacks[name] as StackJson;
    const values = Object.values(output).map(({ value }) => value);
    for (const [type, named] of Object.entries(resource)) {
      for (const attribute of outputKinds[type]?.attributes ?? []) {
        for (const id of Object.keys(named)) {
          expect(values).toContain(`\${${type}.${id}.${attribute}}`);
        }
      }
    }
    for (const description of Object.values(output).map((one) => one.description)) {
      expect(description).toMatch(/\S/);
    }
  });

  test('are of every kind that has an ARN worth naming', () => {
    const made = new Set(
      Object.values(stacks).flatMap(({ resource = {} }) => Object.keys(resource)),
    );
    for (const type of Object.keys(outputKinds)) expect(made).toContain(type);
  });

  test('keep their names, because other configurations read them', () => {
    const ofWorkgroups = ['account_directory', 'backfill', 'daily_digest', 'partition_audit'].map(
      (name) => [`${name}_workgroup_arn`, `${name}_workgroup_name`],
    );
    const ofLookups = ['aliases', 'owners', 'rules', 'services', 'teams'].map((name) => [
      `allocation_${name}_table_arn`,
      `allocation_${name}_table_name`,
    ]);
    const ofViews = allViews.map(({ name }) => [`${name}_table_arn`, `${name}_table_name`]);
    expect(Object.keys(synthesized(givenSettings)['foundation']?.output ?? {}).sort()).toEqual(
      [
        'accounts_table_arn',
        'accounts_table_name',
        'archive_table_arn',
        'archive_table_name',
        'bill_table_arn',
        'bill_table_name',
        'budgets_table_arn',
        'budgets_table_name',
        'business_figures_table_arn',
        'business_figures_table_name',
        'commitments_table_arn',
        'commitments_table_name',
        'cost_allocation_table_arn',
        'cost_allocation_table_name',
        'cost_lines_table_arn',
        'cost_lines_table_name',
        'cost_recommendations_table_arn',
        'cost_recommendations_table_name',
        'database_arn',
        'database_name',
        'export_bucket_arn',
        'export_bucket_name',
        'forecast_table_arn',
        'forecast_table_name',
        'line_sums_table_arn',
        'line_sums_table_name',
        'resource_costs_table_arn',
        'resource_costs_table_name',
        'resource_metrics_table_arn',
        'resource_metrics_table_name',
        'restated_days_table_arn',
        'restated_days_table_name',
        'summaries_bucket_arn',
        'summaries_bucket_name',
        'tag_coverage_table_arn',
        'tag_coverage_table_name',
        'team_units_table_arn',
        'team_units_table_name',
        'untagged_resources_table_arn',
        'untagged_resources_table_name',
        'workgroup_arn',
        'workgroup_name',
        ...ofWorkgroups.flat(),
        ...ofLookups.flat(),
        ...ofViews.flat(),
      ].sort(),
    );
    const digest = Object.keys(stacks['digest']?.output ?? {});
    for (const name of [
      'daily_digest_function_arn',
      'daily_digest_role_arn',
      'daily_digest_log_group_name',
      'alarm_topic_arn',
      'alarm_topic_key_arn',
      'failed_events_queue_url',
      'dkim_tokens',
      'mail_identity_arn',
      'mail_configuration_set_name',
      'snapshot_user_role_arn',
    ]) {
      expect(digest).toContain(name);
    }
  });
});
