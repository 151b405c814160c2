/**
 * A module rejects settings that cannot be variables, and contains nothing that belongs to its caller.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { synthesize } from '../../stacks/main.ts';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { built } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';
import { account, module, plain, userArn, variable } from './module-variants.ts';
import { type StackJson, synthesized } from './synthesized.ts';

describe('a module', () => {
  const stacks = synthesized({ ...module, bill: { kind: 'export-cur2' }, tags: { owner: 'us' } });
  const { foundation, digest } = stacks as Record<'foundation' | 'digest', StackJson>;
  const variables = digest['variable'] as Record<string, { readonly default?: unknown }>;

  test('has two stacks and no dashboard', () => {
    expect(Object.keys(stacks)).toEqual(['foundation', 'digest']);
  });

  test('needs the billing provider if it creates an export', () => {
    const aliases = { aws: { configuration_aliases: ['aws.billing'] } };
    expect(foundation.terraform['required_providers']).toMatchObject(aliases);
    expect(digest.terraform['required_providers']).not.toHaveProperty('aws.configuration_aliases');
  });

  test('checks the region of a key that its caller gives', () => {
    const { data } = synthesized({ ...module, bill: { kind: 'export-cur2' }, kms: variable })[
      'digest'
    ] as { readonly data?: object };
    expect(JSON.stringify(data)).toContain(
      'kms_key_arn: accepted: a key in the region of the provider',
    );
    expect(JSON.stringify(digest['data'])).not.toContain('kms_key_arn');
  });

  test('checks the region of the bill’s key and the partition of its bucket', () => {
    const bill = { ...plain.bill, bucket: variable, kmsKeyArn: variable };
    const dataOf = (change: object) =>
      JSON.stringify(synthesized({ ...module, bill: { ...bill, ...change } })['digest']?.['data']);
    const arn = `arn:\${data.aws_partition.current.partition}:kms:`;
    expect(dataOf({})).toContain(`startswith(var.bill_kms_key_arn, \\"${arn}\${self.id}:\\")`);
    expect(dataOf({})).not.toContain('bill_region: accepted');
    const inOtherRegion = dataOf({ region: variable });
    expect(inOtherRegion).toContain(`${arn}\${var.bill_region}:`);
    expect(inOtherRegion).toContain('bill_region: accepted: a region of the provider’s partition');
  });

  test('checks a bucket’s name against all rules of S3', () => {
    const bill = { ...plain.bill, bucket: variable, region: variable };
    const asks = synthesized({ ...module, bill })['digest']?.['variable'] as Record<string, object>;
    expect(JSON.stringify(asks['bill_bucket'])).toMatch(/can\(regex\(.+\)\) && !can\(regex\(/);
    expect(JSON.stringify(asks['bill_region'])).toContain('|eu-west-1|');
    expect(JSON.stringify(asks['organization'])).toContain('!can(regex(\\"^(xn--|sthree-|');
    // Terraform uses RE2, which has no look-ahead.
    expect(JSON.stringify(asks)).not.toMatch(/\(\?<?[=!]/);
  });

  test('checks a boundary and a prefix of roles when the caller plans', () => {
    const iam = { permissionsBoundary: variable };
    const { digest: bounded } = synthesized({ ...module, bill: { kind: 'export-cur2' }, iam });
    expect(JSON.stringify(bounded?.['data'])).toContain(
      'iam_permissions_boundary: accepted: a policy of the account and partition of the provider',
    );
    const blocks = bounded?.['variable'] as
      | Record<string, { readonly validation: object[] }>
      | undefined;
    const longest = `\${var.iam_name_prefix}\${var.organization}-finops-\${var.environment}-dashboard-snapshot`;
    expect(blocks?.['iam_name_prefix']?.validation).toContainEqual({
      condition: `\${length("${longest}") <= 64}`,
      error_message: expect.stringContaining(`the longest is ${longest}.`),
    });
    expect(JSON.stringify(digest['data'])).not.toContain('iam_permissions_boundary');
  });

  test('checks that the provider’s region has the right partition, and SES', () => {
    const bill = { kind: 'export-cur2' };
    const dataOf = (mail: object) =>
      JSON.stringify(synthesized({ ...module, bill, mail })['digest']);
    const partitions = 'a provider in a region of the partitions aws and aws-us-gov';
    expect(dataOf({})).toContain(partitions);
    expect(dataOf({})).toContain('SES does not send in the region of the provider');
    const inOtherRegion = dataOf({ region: 'eu-central-1' });
    expect(inOtherRegion).toContain(partitions);
    expect(inOtherRegion).not.toContain('SES does not send in the region of the provider');
  });

  test('checks tags and schedules against AWS’s rules', () => {
    const tags = JSON.stringify(variables['tags']);
    for (const accepted of ['begin with aws:', 'names of 1 to 128 characters', 'at most 50']) {
      expect(tags).toContain(accepted);
    }
    expect(JSON.stringify(variables['digest_schedule'])).toContain(
      'with ? for one of day of month',
    );
  });

  test('has the light’s thresholds as numbers, rejected with the words of the setting', () => {
    const { budget_light_green: green, budget_light_yellow: yellow } = variables;
    expect([green?.default, yellow?.default]).toEqual([0.9, 1]);
    expect(green).toMatchObject({
      type: 'number',
      validation: [
        {
          condition: expect.stringContaining('var.budget_light_green <= var.budget_light_yellow'),
          error_message: expect.stringContaining('budget_light_green: accepted: two shares of the'),
        },
      ],
    });
    const budgetLight = { green: variable, yellow: 0.5 };
    const given = synthesized({ ...module, bill: { kind: 'export-cur2' }, budgetLight });
    const asked = given['digest']?.['variable'] as Record<string, object>;
    expect(asked['budget_light_green']).not.toHaveProperty('default');
    expect(asked['budget_light_yellow']).toMatchObject({ default: 0.5 });
  });

  test('has a web dashboard’s address only if it is given, checked by the setting’s rule', () => {
    expect(variables).not.toHaveProperty('dashboard_url');
    const given = { ...module, bill: { kind: 'export-cur2' } };
    const linked = synthesized({ ...given, dashboardUrl: 'https://costs.example.com/' });
    const blocks = linked['digest']?.['variable'] as typeof variables | undefined;
    expect(blocks?.['dashboard_url']).toMatchObject({
      default: 'https://costs.example.com',
      validation: [
        { error_message: expect.stringContaining('accepted: an https address such as') },
      ],
    });
  });

  test('requires variables without a default, and uses given settings as defaults', () => {
    const demanded = Object.keys(variables).filter(
      (name) => !('default' in (variables[name] ?? {})),
    );
    expect(demanded.sort()).toEqual([
      'alarm_emails',
      'environment',
      'mail_from',
      'mail_to',
      'organization',
      'runbooks_url',
    ]);
    expect(variables['digest_schedule']?.default).toBe('cron(0 7 * * ? *)');
    expect(variables['tags']?.default).toEqual({ owner: 'us' });
    expect(variables).not.toHaveProperty('snapshot_schedule');
  });

  test('may send with an existing identity: the address, its domain or a parent domain', () => {
    const mail = { identity: 'existing', recipientDomains: ['example.com', 'example.org'] };
    const { digest: sender } = synthesized({ ...module, bill: { kind: 'export-cur2' }, mail });
    expect(sender?.resource).not.toHaveProperty('aws_sesv2_email_identity');
    const identity = (name: string) => expect.stringContaining(`:identity/\${${name}}`);
    const statements = Object.values(sender?.resource?.['aws_iam_role_policy'] ?? {}).flatMap(
      ({ policy }) => JSON.parse(String(policy)).Statement,
    );
    expect(statements.find(({ Sid }) => Sid === 'SendMail').Resource).toEqual([
      identity('var.mail_from'),
      identity('local.mail_domain'),
      ...[1, 2, 3, 4].map((level) => identity(`local.mail_domain_above_${level}`)),
      expect.stringContaining(':configuration-set/'),
    ]);
    const to = (sender?.['variable'] as Record<string, object> | undefined)?.['mail_to'];
    expect(JSON.stringify(to)).toContain('accepted: addresses of example.com, example.org, each.');
  });

  test('needs the mail provider if SES sends from another region', () => {
    const mail = { region: 'eu-central-1' };
    const { digest: sender } = synthesized({ ...module, bill: { kind: 'export-cur2' }, mail });
    expect(sender?.terraform['required_providers']).toMatchObject({
      aws: { configuration_aliases: ['aws.mail'] },
    });
    const data = JSON.stringify(sender?.['data']);
    expect(data).toContain('accepted for aws.mail: a provider in eu-central-1');
    expect(data).not.toContain('aws.billing');
  });

  test('computes the hours without a mail from its own schedule, and requires them for another schedule', () => {
    const schedules = { digest: 'cron(0 7 ? * MON-FRI *)' };
    const { digest: weekdays } = synthesized({
      ...module,
      bill: { kind: 'export-cur2' },
      schedules,
    });
    expect(weekdays?.['locals']).toMatchObject({
      digest_silent_hours: `\${coalesce(var.digest_silent_hours, 74)}`,
    });
    const asks = weekdays?.['variable'] as Record<string, object> | undefined;
    expect(JSON.stringify(asks?.['digest_silent_hours'])).toContain(
      'where digest_schedule is another than cron(0 7 ?',
    );
    const asked = synthesized({
      ...module,
      bill: { kind: 'export-cur2' },
      schedules: { digest: variable },
    })['digest']?.['variable'] as Record<string, object> | undefined;
    expect(asked?.['digest_silent_hours']).not.toHaveProperty('default');
  });

  test('rejects a page schedule of its own on days without a digest', () => {
    const given = {
      ...module,
      bill: { kind: 'export-cur2' },
      executives: { route: 'rendered', to: variable },
      schedules: { digest: 'cron(0 7 ? * MON-FRI *)' },
    };
    expect(() => readEnvironments(given)).toThrow('schedules.snapshot: given "cron(0 8 * * ? *)"');
  });

  test('subscribes each address of a list that only the caller knows', () => {
    const [subscription] = Object.values(digest.resource?.['aws_sns_topic_subscription'] ?? {});
    expect(subscription).toMatchObject({
      for_each: `\${toset(var.alarm_emails)}`,
      endpoint: `\${each.value}`,
    });
  });

  test('is called with its variables by a root module that returns all outputs', () => {
    const outdir = join(tempFolder(), 'finops-digest');
    synthesize({ ...module, bill: { kind: 'export-cur2' } }, outdir, built);
    const root = JSON.parse(readFileSync(join(outdir, 'main.tf.json'), 'utf8'));
    expect(root.module.foundation).toMatchObject({
      source: './stacks/foundation',
      providers: { aws: 'aws', 'aws.billing': 'aws.billing' },
      environment: `\${var.environment}`,
    });
    expect(Object.keys(root.output)).toEqual(
      [foundation, digest].flatMap(({ output }) => Object.keys(output)),
    );
    expect(root.output.daily_digest_role_arn.value).toBe(`\${module.digest.daily_digest_role_arn}`);
  });

  test('loses its root module when plain stacks are synthesized after it', () => {
    const outdir = tempFolder();
    writeFileSync(join(outdir, 'main.tf.json'), '{}');
    synthesize(givenSettings, outdir, built);
    expect(existsSync(join(outdir, 'main.tf.json'))).toBe(false);
  });

  test.each([
    [
      { accountId: account },
      'accountId: given "111122223333"; accepted: nothing, because a module',
    ],
    [{ region: 'eu-west-1' }, 'region: given "eu-west-1"; accepted: nothing, because a module'],
    [
      { backend: { bucket: 'b', keyPrefix: 'k' } },
      'accepted: nothing, because a module uses the state',
    ],
    [{ quicksight: { principalArn: userArn } }, 'accepted: dataSetId, because a module creates no'],
    [{ mail: { from: 'nobody' } }, 'mail.from: given "nobody"; accepted: an e-mail address'],
    [{ module: 'yes' }, 'module: given "yes"; accepted: true or false'],
    [{ currency: variable }, 'currency: given "variable"; accepted: an ISO 4217 code'],
  ])('cannot have %j', (change, problem) => {
    const given = { ...module, bill: { kind: 'export-cur2' }, ...change };
    expect(() => readEnvironments(given)).toThrow(problem);
  });

  test('cannot be one of several environments', () => {
    const given = { ...module, bill: { kind: 'export-cur2' } };
    expect(() => readEnvironments({ test: given })).toThrow(
      'context.digest.test.module: given true; accepted: a single environment',
    );
  });
});
