/** The stacks' settings: defaults, several environments, and errors that say what would be correct. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEnvironments, readSettings } from '../../../stacks/settings/settings.ts';
import { givenSettings } from '../given-settings.ts';

const problemsOf = (context: unknown): string => {
  try {
    readEnvironments(context);
  } catch (error) {
    return (error as Error).message;
  }
  return 'valid';
};

describe('settings', () => {
  test('have defaults except for a dozen values', () => {
    expect(readSettings(givenSettings)).toMatchObject({
      costMetric: 'unblended',
      restatementDays: 14,
      mail: { identity: 'domain' },
      schedules: { digest: 'cron(0 7 * * ? *)' },
      directory: { source: 'organizations' },
      functions: { runtime: 'nodejs22.x', digestMemoryMegabytes: 1024, otherMemoryMegabytes: 512 },
      kms: false,
      runbooksUrl: 'https://example.com/runbooks',
    });
  });

  test('of cdktf.json as it is shipped are valid', () => {
    const file = new URL('../../../cdktf.json', import.meta.url);
    const { context } = JSON.parse(readFileSync(file, 'utf8')) as { context: { digest: unknown } };
    expect(problemsOf(context.digest)).toBe('valid');
  });

  test('of several environments come from one map, each named by its key', () => {
    const { environment: _, ...unnamed } = givenSettings;
    const environments = readEnvironments({
      test: { ...unnamed, accountId: '222233334444' },
      prod: unnamed,
    });
    expect(environments.map(({ stackPrefix, settings }) => [stackPrefix, settings.environment]))
      // Stacks of several environments are next to each other in one folder.
      .toEqual([
        ['test-', 'test'],
        ['prod-', 'prod'],
      ]);
    expect(readEnvironments(givenSettings)[0]?.stackPrefix).toBe('');
  });
});

const existingBill = { kind: 'existing', bucket: 'acme-bill', prefix: 'x/data' };
const state = { bucket: 'acme-state', keyPrefix: 'finops' };

describe('a wrong value', () => {
  test.each([
    [
      { accountId: 111122223333 },
      'context.digest.accountId: given 111122223333; accepted: an AWS account id in quotes',
    ],
    [
      { accountId: undefined },
      'context.digest.accountId: given nothing; accepted: an AWS account id',
    ],
    [{ region: 'Ireland' }, 'context.digest.region: given "Ireland"; accepted: an AWS region'],
    [
      { environment: 'Prod_1' },
      'context.digest.environment: given "Prod_1"; accepted: a short name',
    ],
    [{ organization: 'a' }, 'context.digest.organization: given "a"; accepted: a short prefix'],
    [
      { organization: 'sthree-x' },
      'context.digest.organization: given "sthree-x"; accepted: a short prefix',
    ],
    [
      { costMetric: 'blended' },
      'context.digest.costMetric: given "blended"; accepted: one of unblended',
    ],
    [{ currency: 'usd' }, 'context.digest.currency: given "usd"; accepted: an ISO 4217 code'],
    [{ ouDepth: 0 }, 'context.digest.ouDepth: given 0; accepted: a whole number from 1 to 5'],
    [
      { restatementDays: 1.5 },
      'context.digest.restatementDays: given 1.5; accepted: a whole number',
    ],
    [
      { kms: 'alias/mine' },
      'context.digest.kms: given "alias/mine"; accepted: true, false or the ARN',
    ],
    [{ alarmEmails: [] }, 'context.digest.alarmEmails: given []; accepted: a list of at least one'],
    [
      { logRetentionDays: 100 },
      'context.digest.logRetentionDays: given 100; accepted: a number of days that CloudWatch',
    ],
    [{ tags: { owner: 7 } }, 'context.digest.tags.owner: given 7; accepted: tag names and values'],
    [
      { runbooksUrl: 'http://wiki' },
      'context.digest.runbooksUrl: given "http://wiki"; accepted: an https address',
    ],
    [
      { dashboardUrl: 'http://costs.example.com' },
      'context.digest.dashboardUrl: given "http://costs.example.com"; accepted: an https address such as',
    ],
    [
      { dashboardUrl: 'https://costs.example.com/#/overview' },
      'without user name, ? and #: it has a ? or #; remove everything from there on',
    ],
    [
      { dashboardUrl: 7 },
      'context.digest.dashboardUrl: given 7; accepted: an https address such as',
    ],
    [
      { schedules: { digest: '0 7 * * *' } },
      'context.digest.schedules.digest: given "0 7 * * *"; accepted: an EventBridge',
    ],
    [
      { functions: { runtime: 'python3.13' } },
      'context.digest.functions.runtime: given "python3.13"; accepted: a Lambda runtime',
    ],
    [
      { functions: { reservedConcurrency: 0 } },
      'functions.reservedConcurrency: given 0; accepted: a whole number from 1 to 10, or null',
    ],
    [
      { accessLogs: { bucket: 'acme-logs', keyPrefix: '/s3' } },
      'context.digest.accessLogs.keyPrefix: given "/s3"; accepted: a key prefix without slashes',
    ],
    [
      { schedules: { weekly: 'cron(0 9 ? * MON *)' } },
      'context.digest.schedules.weekly: no such setting; accepted: only the settings directory',
    ],
    [
      { bill: { kind: 'export-cur2', crawler: true } },
      'context.digest.bill.crawler: no such setting; accepted: only the settings kind',
    ],
    [
      { bytesScannedCutoff: 1 },
      'context.digest.bytesScannedCutoff: given 1; accepted: a whole number from 10000000',
    ],
    [
      { mail: { from: 'x', to: ['a@b.de', 'nobody'] } },
      'context.digest.mail.to[1]: given "nobody"; accepted: an e-mail',
    ],
    [
      { bill: { kind: 'csv' } },
      'context.digest.bill.kind: given "csv"; accepted: export-cur2, export-legacy or existing',
    ],
    [{ bill: 'cur2' }, 'context.digest.bill: given "cur2"; accepted: an object whose kind is'],
    [
      { bill: { kind: 'existing', source: 'cur3', bucket: 'b_d', prefix: '/x/' } },
      'context.digest.bill.source: given "cur3"; accepted: one of cur2, legacy, focus',
    ],
    [
      { bill: { ...existingBill, source: 'legacy', periodFolder: 'billing_period' } },
      'context.digest.bill.periodFolder: given "billing_period" for the source legacy; accepted: nothing',
    ],
    [
      { backend: { ...state, region: 'us-gov-west-1' } },
      'context.digest.backend.region: given "us-gov-west-1"; accepted: a region of the partition aws',
    ],
    [
      { backend: { ...state, kmsKeyArn: 'arn:aws-us-gov:kms:eu-west-1:111122223333:key/1' } },
      'key/1"; accepted: a key in eu-west-1, where the state\'s bucket is',
    ],
    [
      { backend: { ...state, roleArn: 'arn:aws-us-gov:iam::111122223333:role/state' } },
      'role/state"; accepted: a role of the partition aws',
    ],
    [
      { backend: [] },
      'context.digest.backend: given []; accepted: an object whose kind is s3, remote, cloud or http',
    ],
    [
      {
        accessLogs: { bucket: 'acme-finops-prod-summaries-111122223333', keyPrefix: 's3' },
      },
      'summaries-111122223333"; accepted: a bucket that is not logged itself',
    ],
    [
      { runbooksUrl: 'https://wiki.example.com/cost digest' },
      'cost digest"; accepted: an https address without spaces',
    ],
    [
      { recipients: [] },
      'context.digest.recipients: no such setting; accepted: only the settings environment',
    ],
    [
      { mail: { ...givenSettings.mail, cc: '' } },
      'context.digest.mail.cc: no such setting; accepted: only the settings from, to, identity',
    ],
    [
      { region: 'us-gov-west-1' },
      'context.digest.bill.kind: given "export-cur2" in us-gov-west-1; accepted: existing',
    ],
    [
      { kms: 'arn:aws:kms:us-east-1:111122223333:key/1' },
      'context.digest.kms: given "arn:aws:kms:us-east-1:111122223333:key/1"; accepted: a key in eu-west-1',
    ],
  ])('is listed with what was given and what is accepted: %j', (change, problem) => {
    expect(problemsOf({ ...givenSettings, ...change })).toContain(problem);
  });

  test('does not hide another: every problem has its line', () => {
    const problems = problemsOf({ ...givenSettings, region: 'x', ouDepth: 'leaf', mail: {} });
    expect(
      problems
        .split('\n- ')
        .slice(1)
        .map((problem) => problem.split(':')[0]),
    ).toEqual([
      'context.digest.region',
      'context.digest.ouDepth',
      'context.digest.mail.from',
      'context.digest.mail.to',
    ]);
  });

  test('of one of several environments is listed with the environment', () => {
    const problems = problemsOf({ prod: { ...givenSettings, region: 'x' }, test: 'later' });
    expect(problems).toContain('context.digest.prod.region: given "x"');
    expect(problems).toContain('context.digest.test: given "later"');
    const unknown = problemsOf({ prod: { ...givenSettings, regoin: 'eu-west-1' } });
    expect(unknown).toContain('context.digest.prod.regoin: no such setting');
  });

  test('is not reported if nothing is set: the error says where to start', () => {
    expect(problemsOf({})).toContain('nothing is set');
    expect(problemsOf(undefined)).toContain('nothing is set');
  });

  test('is reported for two environments of one name in one account', () => {
    const { environment: _, ...unnamed } = givenSettings;
    const twin = { ...unnamed, environment: 'prod' };
    expect(problemsOf({ prod: unnamed, other: twin })).toContain(
      'two environments are acme-finops-prod in 111122223333',
    );
  });
});
