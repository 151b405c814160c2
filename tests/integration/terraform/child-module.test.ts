/**
 * The module in its user's own Terraform, with the real provider: two environments from one synthesis,
 * planned as in the example, applied to the emulator, and one of them destroyed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, motoAccountId, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import {
  type ChildModule,
  openChildModule,
  writeChildModule,
  writeModuleVariables,
} from '../../support/terraform/child-module.ts';
import { exclusions, knownDrift } from '../../support/terraform/emulator-gaps.ts';
import { exampleContext } from '../../support/terraform/examples.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import type { TerraformFolder } from '../../support/terraform/terraform-folder.ts';
import { changesOf, type PlannedChange } from '../../support/terraform/terraform-json.ts';
import { buildMissingBundles } from '../../support/terraform/test-stacks.ts';

const suite = 'the child module';
const tools = await terraformTools(suite);
const isAbsent = tools === undefined || wireAwsAbsence(suite) !== undefined;
const folder = folderForSuite();
const environments = ['prod', 'test'];

/** As the example's root calls it. */
const inEnvironment = (name: string, address: string) =>
  `module.finops_digest["${name}"].${address}`;

/** Without the keys of `for_each` at the end. */
const withoutKey = (address: string) => address.replace(/\["[^"]*"\]$/, '');

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;
  const opened: TerraformFolder[] = [];

  beforeAll(async () => {
    await buildMissingBundles();
    moto = await startMotoServer();
  });
  afterAll(async () => {
    for (const terraform of opened) terraform.remove();
    await moto?.stop();
  });

  const open = (name: string, ...parts: [settings?: object, without?: typeof exclusions]) =>
    opening(writeChildModule(`${folder()}/${name}`, ...parts));

  const openVariables = (name: string) => opening(writeModuleVariables(`${folder()}/${name}`));

  async function opening(module: ChildModule) {
    if (tools === undefined) throw new Error('there is no Terraform');
    const terraform = openChildModule(tools, moto.url, module);
    opened.push(terraform);
    await terraform.init();
    return { terraform, addresses: module.addresses };
  }

  describe('as the example calls it', () => {
    let plan: readonly PlannedChange[];
    let addresses: readonly string[];

    beforeAll(async () => {
      const one = await open('planned');
      addresses = one.addresses;
      expect(await one.terraform.validate()).toMatchObject({ valid: true, diagnostics: [] });
      plan = await one.terraform.plan();
    }, 240_000);

    const planned = (environment: string, type: string) =>
      plan
        .filter((one) => one.type === type && one.address.includes(`["${environment}"]`))
        .map(({ change }) => change.after ?? {});

    it('plans every resource of the stacks in each environment', () => {
      const wanted = environments.flatMap((name) =>
        addresses.map((address) => inEnvironment(name, address)),
      );
      const created = plan
        .filter(({ change }) => change.actions.join() === 'create')
        .map(({ address }) => withoutKey(address));
      expect([...new Set(created)].sort()).toEqual(wanted.sort());
    });

    it('has different names in each, so that neither changes the other', () => {
      const names = (environment: string) =>
        [
          'aws_s3_bucket',
          'aws_lambda_function',
          'aws_iam_role',
          'aws_glue_catalog_database',
        ].flatMap((type) =>
          planned(environment, type).map(
            (one) => one['bucket'] ?? one['function_name'] ?? one['name'],
          ),
        );
      expect(names('prod')).toContain('acme_finops_prod_db');
      expect(names('test')).toContain('acme_finops_test_db');
      expect(names('prod').filter((name) => names('test').includes(name))).toEqual([]);
    });

    it('passes each caller’s values on: readers, addresses, tags', () => {
      const [variables] = planned('prod', 'aws_lambda_function')
        .filter((one) => one['function_name'] === 'acme-finops-prod-daily-digest')
        .map(
          (one) => (one['environment'] as { variables: Record<string, string> }[])[0]?.variables,
        );
      expect(variables).toMatchObject({
        DIGEST_MAIL_TO: 'finops-team@example.com,chief@example.com',
        DIGEST_MAIL_FROM: 'finops@prod.example.com',
        DIGEST_WEEKLY_SUMMARY: 'true',
      });
      expect(planned('prod', 'aws_sns_topic_subscription')).toHaveLength(2);
      for (const bucket of planned('prod', 'aws_s3_bucket')) {
        expect(bucket['tags']).toMatchObject({
          tier: '1',
          'cost-center': 'finops',
          environment: 'prod',
          'managed-by': 'terraform',
        });
      }
      expect(planned('test', 'aws_sesv2_email_identity')[0]).toMatchObject({
        email_identity: 'test.example.com',
      });
    });
  });

  it('rejects a value that the setting rejects, with the same message', async () => {
    const { terraform } = await openVariables('refused');
    terraform.replace('main.tf', '"acme"', '"Acme_1"');
    terraform.replace('main.tf', '"platform-oncall@example.com", ', '"nobody", ');
    const refusal = terraform.planActions().catch((error: Error) => error.message);
    expect(await refusal).toContain('organization: accepted: a short prefix of small letters');
    expect(await refusal).toContain('alarm_emails: accepted: an e-mail address');
  }, 120_000);

  it('rejects a prefix and a boundary of roles that IAM would reject', async () => {
    const { terraform } = await open('bounded', {
      ...exampleContext('child-module'),
      iam: { permissionsBoundary: 'variable' },
    });
    const given = (prefix: string, account: string) =>
      `environment  = each.key\n  iam_name_prefix = "${prefix}"\n` +
      `  iam_permissions_boundary = "arn:aws:iam::${account}:policy/boundary"`;
    const long = given('a-prefix-that-a-landing-zone-demands-', motoAccountId);
    terraform.replace('main.tf', 'environment  = each.key', long);
    const tooLong = terraform.planActions().catch((error: Error) => error.message);
    expect(await tooLong).toContain('iam_name_prefix: accepted: a prefix with which no role');
    terraform.replace('main.tf', long, given('app-', '999988887777'));
    const foreign = terraform.planActions().catch((error: Error) => error.message);
    expect(await foreign).toContain('iam_permissions_boundary: accepted: a policy of the account');
    terraform.replace('main.tf', given('app-', '999988887777'), given('app-', motoAccountId));
    const roles = (await terraform.plan()).filter(({ type }) => type === 'aws_iam_role');
    expect(roles).toHaveLength(10);
    for (const { change } of roles) {
      expect(change.after).toMatchObject({
        path: '/',
        name: expect.stringMatching(/^app-acme-finops-/),
        permissions_boundary: `arn:aws:iam::${motoAccountId}:policy/boundary`,
      });
    }
  }, 240_000);

  /** In one line, as a terminal would not break it. */
  const refusalOf = (terraform: TerraformFolder) =>
    terraform.planActions().then(
      () => 'none',
      (error: Error) => error.message.replace(/[\s│]+/g, ' '),
    );

  it('rejects schedules and tags that AWS would reject, and no others', async () => {
    const { terraform } = await openVariables('schedules');
    const wrong = [
      'digest_schedule = "cron(0 7 * * * *)"',
      'directory_schedule = "cron(0 25 * * ? *)"',
    ].join('\n');
    const right = 'audit_schedule = "cron(0/15 9-17 ? JAN-JUN 2#1 2026-2199)"';
    const tag = '{ "Kostenstelle/Träger 1" = "Größe = 1 @ + - _ .:" }';
    terraform.replace('main.tf', '{ cost-center = "finops" }', tag);
    terraform.replace('main.tf', 'tags         =', `${wrong}\n${right}\ntags =`);
    const schedules = await refusalOf(terraform);
    expect(schedules).toContain('digest_schedule: accepted: an EventBridge schedule in UTC');
    expect(schedules).toContain('directory_schedule: accepted: an EventBridge schedule in UTC');
    expect(schedules).not.toContain('audit_schedule: accepted');

    terraform.replace('main.tf', wrong, '');
    terraform.replace('main.tf', ':" }', ':", "a;b" = "AWS:x" }');
    const tags = await refusalOf(terraform);
    expect(tags).toContain('tags: accepted: names and values that do not begin with aws:');
    expect(tags).toContain('tags: accepted: names and values of letters, digits, blanks');
    expect(tags).not.toContain('tags: accepted: names of 1 to 128');

    terraform.replace('main.tf', ', "a;b" = "AWS:x"', '');
    expect(await refusalOf(terraform)).toBe('none');
  }, 240_000);

  it('rejects thresholds of the light that are not in order, and accepts others', async () => {
    const { terraform: variables } = await openVariables('light-variables');
    const line = (green: number, yellow: number) =>
      `budget_light_green = ${green}\n  budget_light_yellow = ${yellow}\n  tags         =`;
    variables.replace('main.tf', 'tags         =', line(1.1, 1));
    expect(await refusalOf(variables)).toContain('budget_light_green: accepted: two shares of the');
    variables.replace('main.tf', line(1.1, 1), line(0.9, 90));
    expect(await refusalOf(variables)).toContain('budget_light_yellow: accepted: two shares of');
    const { terraform } = await open('light');
    terraform.replace('main.tf', 'tags         =', line(0.925, 1.1));
    const functions = (await terraform.plan()).filter(({ type }) => type === 'aws_lambda_function');
    const planned = functions.map(({ change }) => JSON.stringify(change.after));
    const lit = planned.filter((text) => text.includes('DIGEST_GREEN_RATIO'));
    expect(lit).toHaveLength(2);
    for (const text of lit) {
      expect(text).toContain('"DIGEST_GREEN_RATIO":"0.925"');
      expect(text).toContain('"DIGEST_YELLOW_RATIO":"1.1"');
    }
  }, 240_000);

  it('rejects a provider in a region where SES does not send', async () => {
    const { terraform } = await open('without-ses');
    terraform.replace('main.tf', '"eu-west-1"', '"mx-central-1"');
    const refusal = terraform.planActions().catch((error: Error) => error.message);
    expect(await refusal).toContain('mail.region: SES does not send in the region of the');
  }, 120_000);

  it('rejects a billing provider in another region than that of AWS’s exports', async () => {
    const { terraform } = await open('elsewhere');
    terraform.replace('main.tf', 'aws.billing = aws.us_east_1', 'aws.billing = aws');
    const refusal = terraform.planActions().catch((error: Error) => error.message);
    expect(await refusal).toContain('accepted for aws.billing: a provider in us-east-1');
  }, 120_000);

  it('accepts a bill of another region and account, and rejects what cannot be read there', async () => {
    const variable = 'variable';
    const bill = {
      kind: 'existing',
      source: 'cur2',
      prefix: 'exports/acme/data',
      bucket: variable,
      region: variable,
      accountId: variable,
      kmsKeyArn: variable,
    };
    const { terraform } = await open('bill-elsewhere', { ...exampleContext('child-module'), bill });
    const source = 'source   = "./finops-digest"';
    const given = (bucket: string, region: string, keyRegion: string) =>
      [
        source,
        `bill_bucket = "${bucket}"`,
        `bill_region = "${region}"`,
        'bill_account_id = "444455556666"',
        `bill_kms_key_arn = "arn:aws:kms:${keyRegion}:444455556666:key/1"`,
      ].join('\n');
    terraform.replace('main.tf', 'aws.billing = aws.us_east_1', '');
    let now = source;
    const planWith = async (...place: Parameters<typeof given>) => {
      terraform.replace('main.tf', now, given(...place));
      now = given(...place);
      return terraform.planActions().then(
        ({ actions }) => actions.length,
        (error: Error) => error.message,
      );
    };
    expect(await planWith('acme..bills', 'us-east-1', 'us-east-1')).toContain(
      'bill_bucket: accepted: the name of an S3 bucket',
    );
    expect(await planWith('acme.bills', 'us-east-1', 'eu-west-1')).toContain(
      'bill_kms_key_arn: accepted: a key in the region of the bill’s bucket',
    );
    expect(await planWith('acme.bills', 'us-gov-west-1', 'us-gov-west-1')).toContain(
      'bill_region: accepted: a region of the provider’s partition',
    );
    expect(await planWith('acme.bills', 'us-east-1', 'us-east-1')).toBeGreaterThan(100);
  }, 240_000);

  it('rejects a QuickSight user of another account or region', async () => {
    const { terraform } = await open('strangers', {
      ...exampleContext('child-module'),
      schedules: { digest: 'cron(0 7 ? * MON-FRI *)', snapshot: 'cron(0 8 ? * MON-FRI *)' },
      executives: {
        route: 'registered-user',
        to: ['chief@example.com'],
        dashboardId: 'costs',
        userArn: 'arn:aws:quicksight:us-east-1:999988887777:user/default/chief',
      },
    });
    const refusal = terraform
      .planActions()
      .catch((error: Error) => error.message.replace(/\s+/g, ' '));
    expect(await refusal).toContain('executives_user_arn: accepted: a user of the account of');
    expect(await refusal).toContain('executives_user_arn: accepted: a user in the region of');
  }, 120_000);

  it('plans Lake Formation’s grants after their tables', async () => {
    const { terraform, addresses } = await open('guarded', {
      ...exampleContext('child-module'),
      lakeFormation: true,
    });
    expect(await terraform.validate()).toMatchObject({ valid: true, diagnostics: [] });
    const planned = (await terraform.plan())
      .filter(({ type }) => type === 'aws_lakeformation_permissions')
      .map(({ address }) => address);
    const wanted = addresses.filter((one) => one.includes('aws_lakeformation_permissions'));
    expect(wanted.length).toBeGreaterThan(30);
    expect(planned.sort()).toEqual(
      environments.flatMap((name) => wanted.map((one) => inEnvironment(name, one))).sort(),
    );
  }, 240_000);

  it('applies both environments, and leaves one unchanged when the other is destroyed', async () => {
    const { terraform, addresses } = await open(
      'applied',
      exampleContext('child-module'),
      exclusions,
    );
    await terraform.apply();
    const held = (await terraform.state()).filter(({ mode }) => mode === 'managed');
    expect([...new Set(held.map(({ address }) => withoutKey(address)))].sort()).toEqual(
      environments
        .flatMap((name) => addresses.map((address) => inEnvironment(name, address)))
        .sort(),
    );
    const drift = (name: string) =>
      (['foundation', 'digest'] as const).flatMap((stack) =>
        knownDrift[stack].map(({ change }) => inEnvironment(name, `module.${stack}.${change}`)),
      );
    // The emulator forgets the tags of an identity, which the resource itself sets here.
    const changes = async (name: string) =>
      changesOf(await terraform.plan())
        .filter((change) => change.startsWith(inEnvironment(name, '')))
        .filter((change) => !/identity_\w+: tags$/.test(change));
    expect(await changes('prod')).toEqual(drift('prod'));

    await terraform.destroy(inEnvironment('test', 'module.digest'));
    expect(await changes('prod')).toEqual(drift('prod'));
    const left = (await terraform.state()).map(({ address }) => address);
    expect(
      left.filter((one) => one.startsWith(inEnvironment('test', 'module.digest.aws'))),
    ).toEqual([]);
    expect(left).toContain(
      inEnvironment('test', 'module.foundation.aws_glue_catalog_database.database'),
    );
  }, 600_000);
});
