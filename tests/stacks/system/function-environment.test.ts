/** The functions' own parsers accept the environments that the stack sets. */

import { describe, expect, it } from 'vitest';
import {
  readAuditedHealDays,
  readAuditMail,
} from '../../../functions/partition-audit/audit-environment.ts';
import { defaultShrinkLimits } from '../../../src/archive/replace/check-shrink.ts';
import { readAwsSettings } from '../../../src/platform/aws/client/aws-settings.ts';
import {
  readArchiveSettings,
  readDigestSettings,
} from '../../../src/settings/digest-environment.ts';
import { readDirectorySettings } from '../../../src/settings/directory-settings.ts';
import type { StackSettings } from '../../../stacks/settings/settings.ts';
import { settingsWith, synthesizeDigest } from '../digest-fixture.ts';

/** A function's environment from the JSON that Terraform reads. */
function environmentOf(name: string, settings: StackSettings): NodeJS.ProcessEnv {
  const functions = Object.values(synthesizeDigest(settings).of('aws_lambda_function'));
  const found = functions.find(
    ({ function_name }) => function_name === `acme-finops-prod-${name}`,
  ) as { environment: { variables: Record<string, string> } };
  expect(found.environment.variables).not.toHaveProperty('AWS_REGION');
  return { ...found.environment.variables, AWS_REGION: settings.region };
}

const plain = settingsWith({ quicksight: undefined });
const rich = settingsWith({
  costMetric: 'net_amortized',
  currency: 'EUR',
  ouDepth: 2,
  restatementDays: 30,
  budgetLight: { yellow: 1.1 },
  bill: { kind: 'existing', source: 'focus', bucket: 'acme-bill', prefix: 'exports/focus' },
  directory: { source: 'csv', csvKey: 'accounts-csv/accounts.csv', maxShrinkPercent: 5 },
});

const archives = ['daily-digest', 'backfill', 'partition-audit'];

describe('the environment', () => {
  it.each([...archives, 'account-directory'])('of %s contains all locations', (name) => {
    expect(readAwsSettings(environmentOf(name, rich))).toMatchObject({
      region: 'eu-west-1',
      accountId: '111122223333',
      bucket: 'acme-finops-prod-summaries-111122223333',
      athena: { database: 'acme_finops_prod_db', workgroup: `acme-finops-prod-${name}` },
      tables: { billSource: 'focus', bill: 'bill', accounts: 'accounts', archive: 'ou_breakdown' },
      quicksight: { dataSetId: 'finops-ou-breakdown' },
      sesConfigurationSet: 'acme-finops-prod',
    });
    expect(readAwsSettings(environmentOf(name, plain)).quicksight).toBeNull();
  });

  it.each(archives)(
    'of %s names the columns with tags of a legacy report, and no others',
    (name) => {
      const tagColumns = ['resource_tags_user_team', 'cost_category_unit'];
      const legacy = settingsWith({ bill: { kind: 'export-legacy', tagColumns } });
      expect(readAwsSettings(environmentOf(name, legacy)).tables).toMatchObject({ tagColumns });
      expect(environmentOf(name, plain)).not.toHaveProperty('DIGEST_BILL_TAG_COLUMNS');
    },
  );

  it.each(archives)('of %s has the settings that give the same rows as the others', (name) => {
    const shrinkLimits = defaultShrinkLimits;
    const settings = { costMetric: 'net_amortized', currency: 'EUR', ouDepth: 2, shrinkLimits };
    expect(readArchiveSettings(environmentOf(name, rich))).toEqual(settings);
    const defaults = { costMetric: 'unblended', currency: null, ouDepth: null, shrinkLimits };
    expect(readArchiveSettings(environmentOf(name, plain))).toEqual(defaults);
  });

  it('of the digest contains sender, recipients and budgets', () => {
    const { settings, ...files } = readDigestSettings(environmentOf('daily-digest', rich));
    expect(files).toEqual({
      budgetsKey: 'budgets/budgets.csv',
      recipientsKey: 'recipients/recipients.csv',
      defaultReaders: ['reader@example.com', 'chief@example.com'],
      mailDomains: null,
    });
    expect(settings.restatementDays).toBe(30);
    expect(settings.thresholds).toEqual({ green: 0.9, yellow: 1.1 });
    expect(settings.mail.from).toBe('finops@example.com');
  });

  it('of the digest contains sending rate, allowed domains and SES’s region', () => {
    const mail = {
      from: 'finops@example.com',
      to: ['a@example.com'],
      region: 'us-east-1',
      sendsPerSecond: 50,
      recipientDomains: ['example.com', 'example.org'],
    };
    const executives = undefined;
    const environment = environmentOf('daily-digest', settingsWith({ mail, executives }));
    const { settings, mailDomains } = readDigestSettings(environment);
    expect(mailDomains).toEqual(['example.com', 'example.org']);
    expect(settings.mail.sendsPerSecond).toBe(50);
    expect(readAwsSettings(environment)).toMatchObject({
      region: 'eu-west-1',
      sesRegion: 'us-east-1',
    });
    const byDefault = readDigestSettings(environmentOf('daily-digest', plain));
    expect(byDefault.settings.mail.sendsPerSecond).toBe(14);
  });

  it.each(['daily-digest', 'dashboard-snapshot'])(
    'of %s has the web dashboard’s address only if it is set',
    (name) => {
      const linked = settingsWith({ dashboardUrl: 'https://costs.example.com/' });
      const { DIGEST_DASHBOARD_URL: address } = environmentOf(name, linked);
      expect(address).toBe('https://costs.example.com');
      const unlinked = environmentOf(name, settingsWith({}));
      expect(unlinked).not.toHaveProperty('DIGEST_DASHBOARD_URL');
    },
  );

  it('of the audit contains the recipients of alarms', () => {
    expect(readAuditMail(environmentOf('partition-audit', plain))).toMatchObject({
      from: 'finops@example.com',
      to: ['ops@example.com'],
    });
  });

  it('of the audit contains the healing days of the resource metrics only if they are on', () => {
    expect(readAuditedHealDays(environmentOf('partition-audit', plain))).toBe(7);
    const off = settingsWith({ resourceMetrics: undefined });
    expect(readAuditedHealDays(environmentOf('partition-audit', off))).toBeNull();
  });

  it('of the directory contains its source', () => {
    expect(readDirectorySettings(environmentOf('account-directory', plain))).toEqual({
      source: { kind: 'organizations' },
      maxShrink: 0.2,
    });
    expect(readDirectorySettings(environmentOf('account-directory', rich))).toEqual({
      source: { kind: 'csv', key: 'accounts-csv/accounts.csv' },
      maxShrink: 0.05,
    });
  });

  it.each(archives)('of %s gives queries less time than their function', (name) => {
    const { athena } = readAwsSettings(environmentOf(name, plain));
    expect(athena.timeoutSeconds).toBeLessThan(900);
  });
});
