/** Names: changing one replaces resources, so this test lists each of them again. */
import { describe, expect, test } from 'vitest';
import { roleNamesOf } from '../../../stacks/names/role-names.ts';
import { readSettings } from '../../../stacks/settings/settings.ts';
import { billSourceOf, namesOf } from '../../../stacks/system/names.ts';
import { givenSettings } from '../given-settings.ts';

const names = (change: object = {}) => namesOf(readSettings({ ...givenSettings, ...change }));

describe('names', () => {
  test('do not change', () => {
    const { arns: _, ...plain } = names();
    expect(plain).toEqual({
      prefix: 'acme-finops-prod',
      partition: 'aws',
      summariesBucket: 'acme-finops-prod-summaries-111122223333',
      pagesBucket: 'acme-finops-prod-web-111122223333',
      resultsPrefix: 'athena-results/',
      stagingPrefix: 'staging/',
      billBucket: 'acme-finops-prod-bill-111122223333',
      billPrefix: 'bill/acme-finops-prod-bill/',
      billDataPrefix: 'bill/acme-finops-prod-bill/data/',
      billManifests: 'bill/acme-finops-prod-bill/metadata/*',
      exportName: 'acme-finops-prod-bill',
      database: 'acme_finops_prod_db',
      tables: {
        bill: 'bill',
        costLines: 'cost_lines',
        archive: 'ou_breakdown',
        accounts: 'accounts',
        budgets: 'budgets',
        forecast: 'ou_forecast',
      },
      budgetsKey: 'budgets/budgets.csv',
      recipientsKey: 'recipients/recipients.csv',
      functions: {
        dailyDigest: 'acme-finops-prod-daily-digest',
        accountDirectory: 'acme-finops-prod-account-directory',
        backfill: 'acme-finops-prod-backfill',
        partitionAudit: 'acme-finops-prod-partition-audit',
        resourceMetrics: 'acme-finops-prod-resource-metrics',
        sendExecutivePage: 'acme-finops-prod-dashboard-snapshot',
        api: 'acme-finops-prod-api',
      },
      dashboard: {
        id: 'acme-finops-prod',
        dataSet: 'acme-finops-prod-costs',
        stack: 'acme-finops-prod-dashboard',
        templatePrefix: 'dashboard-templates/',
        ownersPrefix: 'ou-owners/',
        ownersTable: 'ou_owners',
      },
      topic: 'acme-finops-prod-alarms',
      failedEvents: 'acme-finops-prod-failed-events',
      configurationSet: 'acme-finops-prod',
      mailTopic: 'acme-finops-prod-mail-alarms',
      sesRegion: 'eu-west-1',
      kmsAlias: 'alias/acme-finops-prod',
      crawler: 'acme-finops-prod-bill',
    });
  });

  test('fit AWS’s limits even with the longest settings', () => {
    const longest = { organization: 'a-fifteen-chars', environment: 'twelve-chars' };
    const { summariesBucket, functions } = names(longest);
    expect(summariesBucket.length).toBeLessThanOrEqual(63);
    const roles = roleNamesOf(readSettings({ ...givenSettings, ...longest }));
    for (const name of [...Object.values(functions), ...roles]) {
      expect(name.length, name).toBeLessThanOrEqual(64);
    }
  });

  test('of an existing bill are those in the settings', () => {
    const bill = {
      kind: 'existing',
      source: 'focus',
      bucket: 'bills',
      prefix: 'exports/acme/data',
    };
    expect(names({ bill })).toMatchObject({
      billBucket: 'bills',
      billPrefix: 'exports/acme/data/',
      billDataPrefix: 'exports/acme/data/',
      billManifests: 'exports/acme/metadata/*',
    });
    const elsewhere = { ...bill, prefix: 'bills/focus' };
    expect(names({ bill: elsewhere }).billManifests).toBeUndefined();
    expect(billSourceOf(readSettings({ ...givenSettings, bill }))).toBe('focus');
  });

  test('of a legacy report contain the report’s name twice, as in AWS’s paths', () => {
    const bill = { kind: 'export-legacy' };
    expect(names({ bill })).toMatchObject({
      billDataPrefix: 'bill/acme-finops-prod-bill/acme-finops-prod-bill/',
      billManifests: 'bill/acme-finops-prod-bill/????????-????????/*',
    });
    expect(billSourceOf(readSettings({ ...givenSettings, bill }))).toBe('legacy');
    expect(billSourceOf(readSettings(givenSettings))).toBe('cur2');
  });

  test('make ARNs of the region’s partition', () => {
    const { arns } = names();
    expect(arns.summariesBucket).toBe('arn:aws:s3:::acme-finops-prod-summaries-111122223333');
    expect(arns.table('bill')).toBe(
      'arn:aws:glue:eu-west-1:111122223333:table/acme_finops_prod_db/bill',
    );
    expect(arns.workgroup('acme-finops-prod')).toBe(
      'arn:aws:athena:eu-west-1:111122223333:workgroup/acme-finops-prod',
    );
    const bill = { kind: 'existing', source: 'cur2', bucket: 'bills', prefix: 'data' };
    const { partition, arns: gov } = names({ region: 'us-gov-west-1', bill });
    expect(partition).toBe('aws-us-gov');
    expect(gov.topic).toMatch(/^arn:aws-us-gov:sns:us-gov-west-1:/);
  });
});
