/** The dashboard stack: empty without an owner, else the template with all its parameters. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { templateParameters } from '../../quicksight/cloudformation/template-parameters.ts';
import { emitTemplate } from '../../quicksight/template/emit-template.ts';
import { refreshTimeOf } from '../../stacks/constructs/quicksight-dashboard.ts';
import { permissionsOf } from '../../stacks/permissions/function-permissions.ts';
import { environmentsOf } from '../../stacks/system/function-environment.ts';
import { dataSetIdOf } from '../../stacks/system/names.ts';
import { ownDashboard, principalArn, readerArn, synthesizeDashboard } from './dashboard-fixture.ts';
import { settingsWith } from './digest-fixture.ts';

const only = (resources: Readonly<Record<string, Record<string, unknown>>>) => {
  const all = Object.values(resources);
  expect(all).toHaveLength(1);
  return all[0] as Record<string, unknown>;
};
const parametersOf = (settings = ownDashboard()) =>
  only(synthesizeDashboard(settings).of('aws_cloudformation_stack'))['parameters'] as Record<
    string,
    string
  >;

describe('the dashboard stack', () => {
  it.each([
    ['no dashboard', undefined, ''],
    ['a data set that exists', { dataSetId: 'theirs' }, 'theirs'],
  ])('makes nothing for %s', (_, quicksight, dataSetId) => {
    const { text, outputs } = synthesizeDashboard(settingsWith({ quicksight }));
    expect(JSON.parse(text)).not.toHaveProperty('resource');
    expect(Object.keys(outputs)).toEqual(['data_set_id']);
    expect(outputs['data_set_id']?.value).toBe(dataSetId);
  });

  it('uploads the template under its hash, and gives CloudFormation that URL', () => {
    const { of } = synthesizeDashboard(ownDashboard());
    const hash = createHash('sha256').update(emitTemplate()).digest('hex').slice(0, 32);
    const object = only(of('aws_s3_object'));
    expect(object).toMatchObject({
      bucket: 'acme-finops-prod-summaries-111122223333',
      key: `dashboard-templates/${hash}.json`,
      lifecycle: { create_before_destroy: true },
      // S3 accepts 10 tags on an object; the provider's own may be 50.
      override_provider: { default_tags: { tags: {} } },
    });
    const stack = only(of('aws_cloudformation_stack'));
    expect(stack).toMatchObject({
      name: 'acme-finops-prod-dashboard',
      template_url: `https://acme-finops-prod-summaries-111122223333.s3.eu-west-1.amazonaws.com/${object['key']}`,
    });
    const before = (stack['depends_on'] as string[]).map((one) => one.split('.')[0]);
    expect(before.sort()).toEqual(['aws_iam_role_policy', 'aws_s3_object']);
  });

  it('gives every parameter of the template a value that the template accepts', () => {
    const given = parametersOf(ownDashboard({ readerArn, rowLevelSecurity: true }));
    expect(Object.keys(given).sort()).toEqual(Object.keys(templateParameters).sort());
    expect(given).toMatchObject({
      Prefix: 'acme-finops-prod',
      PrincipalArn: principalArn,
      ReaderArn: readerArn,
      Database: 'acme_finops_prod_db',
      Workgroup: 'acme-finops-prod-quicksight',
      RefreshTime: '11:00',
      RowLevelSecurity: 'true',
    });
    for (const [name, parameter] of Object.entries(templateParameters)) {
      if (!('AllowedPattern' in parameter) || given[name]?.startsWith('$')) continue;
      expect(given[name], name).toMatch(new RegExp(parameter.AllowedPattern));
    }
  });

  it('gives the light’s thresholds, as shares and in per cent', () => {
    const given = parametersOf(ownDashboard({}, { budgetLight: { yellow: 1.1 } }));
    expect(given).toMatchObject({ GreenShare: '0.9', GreenPercent: '90' });
    expect(given).toMatchObject({ YellowShare: '1.1', YellowPercent: '110' });
  });

  it('refreshes after the digest, regardless of its schedule', () => {
    const at = (digest: string) => refreshTimeOf(digest);
    expect(at('cron(30 7 * * ? *)')).toBe('11:30');
    expect(at('cron(5 22 * * ? *)')).toBe('02:05');
    expect(at('cron(0/15 * * * ? *)')).toBe('11:00');
  });

  it('reads owners only with row-level security', () => {
    expect(synthesizeDashboard(ownDashboard()).of('aws_glue_catalog_table')).toEqual({});
    const { of } = synthesizeDashboard(ownDashboard({ rowLevelSecurity: true }));
    expect(only(of('aws_glue_catalog_table'))).toMatchObject({
      name: 'ou_owners',
      storage_descriptor: {
        location: 's3://acme-finops-prod-summaries-111122223333/ou-owners/',
        columns: [
          { name: 'user_name', type: 'string' },
          { name: 'ou', type: 'string' },
        ],
      },
    });
    const stack = only(of('aws_cloudformation_stack'));
    expect(String(stack['depends_on'])).toContain('aws_glue_catalog_table');
  });

  it('names data set, dashboard and the sheet of the PDF', () => {
    const { outputs } = synthesizeDashboard(ownDashboard());
    expect(
      Object.fromEntries(Object.entries(outputs).map(([key, one]) => [key, one.value])),
    ).toMatchObject({
      data_set_id: 'acme-finops-prod-costs',
      dashboard_id: 'acme-finops-prod',
      executive_sheet_id: 'executive',
    });
  });
});

describe('the data set that the digest refreshes', () => {
  it('is the dashboard’s own, or the one that exists', () => {
    const settings = ownDashboard();
    expect(dataSetIdOf(settings)).toBe('acme-finops-prod-costs');
    const { DIGEST_QUICKSIGHT_DATASET_ID: id } = environmentsOf(settings)['daily-digest'];
    expect(id).toBe('acme-finops-prod-costs');
    const refresh = permissionsOf(settings)['daily-digest'].find(
      ({ sid }) => sid === 'RefreshDashboard',
    );
    expect(refresh?.resources).toEqual([
      'arn:aws:quicksight:eu-west-1:111122223333:dataset/acme-finops-prod-costs/ingestion/*',
    ]);
    expect(dataSetIdOf(settingsWith({ quicksight: { dataSetId: 'theirs' } }))).toBe('theirs');
    expect(dataSetIdOf(settingsWith({ quicksight: undefined }))).toBeUndefined();
  });

  it.each([
    { dataSetId: 'theirs', principalArn },
    { readerArn },
    { dataSetId: 'theirs', rowLevelSecurity: true },
  ])('cannot be combined with settings of our own dashboard: %j', (quicksight) => {
    expect(() => settingsWith({ quicksight })).toThrow('context.digest.quicksight');
    expect(() => settingsWith({ quicksight })).toThrow('principalArn for our own dashboard');
  });
});
