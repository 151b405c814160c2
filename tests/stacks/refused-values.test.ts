/** Values that AWS would refuse in the middle of a deployment, or that would not do what they say. */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';

const faultsOf = (change: Readonly<Record<string, unknown>>): string =>
  faultsOfAll({ ...givenSettings, ...change });

function faultsOfAll(context: unknown): string {
  try {
    readEnvironments(context);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

const numbered = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`tag-${at}`, 'x']));

describe('tags', () => {
  test.each([
    [{ Owner: 'a', owner: 'b' }, 'names that differ in more than case: IAM has owner only once'],
    [
      { 'aws:owner': 'a' },
      'tags.aws:owner: given "a"; accepted: names and values that do not begin',
    ],
    [{ 'AWS:owner': 'a' }, 'do not begin with aws:, which AWS keeps for itself'],
    [{ owner: 'aws:me' }, 'do not begin with aws:'],
    [{ '': 'a' }, 'names of 1 to 128 characters'],
    [{ ['k'.repeat(129)]: 'a' }, 'names of 1 to 128 characters'],
    [{ owner: 'v'.repeat(257) }, 'tags.owner: given'],
    [{ owner: 'v'.repeat(257) }, 'values of at most 256 characters'],
    [{ owner: 'a;b' }, 'names and values of letters, digits, blanks and _ . : / = + - @'],
    [{ 'own&er': 'a' }, 'names and values of letters, digits'],
    [{ owner: 'a\nb' }, 'names and values of letters, digits'],
    [numbered(47), 'at most 46 tags, since a resource has 50'],
  ])('are refused as AWS refuses them: %j', (tags, problem) => {
    expect(faultsOf({ tags })).toContain('context.digest.tags');
    expect(faultsOf({ tags })).toContain(problem);
  });

  test.each([
    numbered(46),
    { ...numbered(46), Environment: 'Production', SYSTEM: 'x' },
    { ['k'.repeat(128)]: 'v'.repeat(256) },
    { 'Kostenstelle/Träger': 'Größe = 1 @ + - _ .:', empty: '' },
  ])('that AWS takes are accepted: %#', (tags) => {
    expect(faultsOf({ tags })).toBe('none');
  });

  test('without a value are refused where there is a dashboard, whose CloudFormation takes none', () => {
    const principalArn = 'arn:aws:quicksight:us-east-1:111122223333:user/default/chief';
    const tags = { owner: '', team: 'finops' };
    expect(faultsOf({ tags, quicksight: { principalArn } })).toContain(
      'context.digest.tags.owner: given ""; accepted: values of at least one character where there ' +
        'is a dashboard, since CloudFormation takes no empty one',
    );
    expect(faultsOf({ tags, quicksight: { dataSetId: 'costs' } })).toBe('none');
  });

  test('called like ours replace them in their own case, so that IAM has each once', () => {
    const tags = { Environment: 'Production', 'cost-center': 'finops' };
    const { text } = synthesizeDigest(settingsWith({ tags }));
    const { provider } = JSON.parse(text) as {
      provider: { aws: { default_tags: { tags: Record<string, string> }[] }[] };
    };
    expect(provider.aws[0]?.default_tags[0]?.tags).toEqual({
      application: 'finops-digest',
      system: 'acme-finops-prod',
      'managed-by': 'terraform',
      ...tags,
    });
  });
});

describe('alarm addresses', () => {
  test('are each there once, in whatever case', () => {
    const alarmEmails = ['oncall@example.com', 'b@example.com', 'OnCall@example.com'];
    expect(faultsOf({ alarmEmails })).toContain(
      'context.digest.alarmEmails[2]: given "OnCall@example.com"; accepted: each address once: ' +
        'OnCall@example.com is there already',
    );
  });
});

describe('log retention', () => {
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  test.each([
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
  ])('of %d days is accepted', (days) => {
    expect(faultsOf({ logRetentionDays: days })).toBe('none');
  });

  test.each([0, 2, 91, 3650, 3654])('of %d days is refused', (days) => {
    expect(faultsOf({ logRetentionDays: days })).toContain('a number of days that CloudWatch Logs');
  });
});

const existingBill = { kind: 'existing', source: 'cur2', bucket: 'acme-bill', prefix: 'x/data' };

describe('a region', () => {
  const faultsIn = (region: string, mail: object = {}) =>
    faultsOf({ region, bill: existingBill, mail: { ...givenSettings.mail, ...mail } });

  test.each([
    'us-iso-east-1',
    'us-isob-east-1',
    'eu-isoe-west-1',
    'us-isof-south-1',
    'eusc-de-east-1',
    'cn-north-1',
    'cn-northwest-1',
  ])('%s of a partition that the names do not know, or SES is not in, is refused', (region) => {
    const accepted =
      `context.digest.region: given "${region}"; accepted: an AWS region such as eu-west-1, of the ` +
      'partitions aws and aws-us-gov: not China (aws-cn), where SES is not, nor the isolated ones ' +
      '(aws-iso) nor the European Sovereign Cloud (aws-eusc)';
    expect(faultsIn(region)).toContain(accepted);
  });

  test.each([
    ['eu-wset-1', '; did you mean eu-west-1?'],
    ['EU-WEST-1', '; did you mean eu-west-1?'],
    ['us-gov-west-2', '; did you mean us-gov-west-1?'],
    ['eu-west-9', 'accepted: an AWS region such as eu-west-1'],
    ['eu-west-1a', 'accepted: an AWS region such as eu-west-1'],
    ['aws-global', 'accepted: an AWS region such as eu-west-1'],
    ['', 'accepted: an AWS region such as eu-west-1'],
  ])('%s that AWS does not have is refused: %s', (region, problem) => {
    expect(faultsIn(region)).toContain(
      `context.digest.region: given "${region}"; accepted: an AWS`,
    );
    expect(faultsIn(region)).toContain(problem);
  });

  test.each(['il-central-1', 'us-gov-west-1', 'us-east-1', 'ap-southeast-5'])(
    '%s is accepted',
    (region) => expect(faultsIn(region)).toBe('none'),
  );

  test.each(['ap-southeast-7', 'mx-central-1', 'eu-south-2'])(
    '%s has no SES: mail must be sent from another',
    (region) => {
      expect(faultsIn(region)).toContain(
        `context.digest.mail.region: given nothing for a system in ${region}, where SES does not ` +
          'send; accepted: a region where it does, such as us-east-1',
      );
      expect(faultsIn(region, { region: 'us-east-1' })).toBe('none');
      expect(faultsIn('eu-west-1', { region })).toContain(
        `context.digest.mail.region: given "${region}"; accepted: a region in which SES sends`,
      );
    },
  );
});

describe('an ARN', () => {
  const key = 'arn:aws:kms:us-gov-west-1:111122223333:key/1';
  const user = (name: string) => `arn:aws:quicksight:us-east-1:111122223333:user/default/${name}`;
  const gov = { region: 'us-gov-west-1', bill: existingBill };

  test('of another partition than the system is refused, wherever it is', () => {
    const problems = faultsOf({
      ...gov,
      kms: key,
      bill: { ...existingBill, kmsKeyArn: key },
      quicksight: { principalArn: user('owner'), readerArn: user('reader') },
      executives: { route: 'registered-user', to: ['a@example.com'], userArn: user('chief') },
    });
    expect(problems).toContain(
      `context.digest.kms: given "${key}"; accepted: a key in us-gov-west-1`,
    );
    expect(problems).toContain(
      `context.digest.bill.kmsKeyArn: given "${key}"; accepted: a key in us-gov-west-1`,
    );
    const another = 'of another partition and region; accepted: arn:aws-us-gov:quicksight:';
    expect(problems).toContain(`quicksight.principalArn: given "${user('owner')}", ${another}`);
    expect(problems).toContain(`quicksight.readerArn: given "${user('reader')}", ${another}`);
    expect(problems).toContain(`executives.userArn: given "${user('chief')}", ${another}`);
  });

  test('of its own is accepted', () => {
    expect(faultsOf({ ...gov, kms: key.replace('arn:aws:', 'arn:aws-us-gov:') })).toBe('none');
  });
});

describe('the functions', () => {
  test.each(['nodejs20.x', 'nodejs18.x', 'nodejs99.x', 'python3.13', 22])(
    'do not run on %s',
    (runtime) => {
      expect(faultsOf({ functions: { runtime } })).toContain(
        'accepted: a Lambda runtime: nodejs22.x or nodejs24.x',
      );
    },
  );

  test('run on x86_64, or on arm64 by a setting', () => {
    const architectures = (functions: object) =>
      Object.values(synthesizeDigest(settingsWith({ functions })).of('aws_lambda_function')).map(
        ({ architectures }) => String(architectures),
      );
    expect(new Set(architectures({}))).toEqual(new Set(['x86_64']));
    expect(new Set(architectures({ architecture: 'arm64' }))).toEqual(new Set(['arm64']));
    expect(faultsOf({ functions: { architecture: 'arm' } })).toContain(
      'context.digest.functions.architecture: given "arm"; accepted: one of arm64, x86_64',
    );
  });
});

describe('two environments', () => {
  const { environment: _, ...unnamed } = givenSettings;

  test('of one name in two regions are refused: their buckets would be one', () => {
    const twin = { ...unnamed, environment: 'prod', region: 'eu-central-1' };
    expect(faultsOfAll({ prod: unnamed, other: twin })).toContain(
      'two environments are acme-finops-prod in 111122223333 (eu-west-1 and eu-central-1); accepted: ' +
        'an environment name of its own each, in every region, since buckets are named worldwide',
    );
  });

  test('whose names come to the same are refused', () => {
    const one = { ...unnamed, organization: 'acme', environment: 'finops-prod' };
    const other = { ...unnamed, organization: 'acme-finops', environment: 'prod' };
    expect(faultsOfAll({ one, other })).toContain('two environments are acme-finops-finops-prod');
    const left = { ...unnamed, organization: 'acme-eu', environment: 'prod' };
    const right = { ...unnamed, organization: 'acme', environment: 'eu-prod' };
    expect(faultsOfAll({ left, right })).toContain('two environments are acme-finops-eu-prod');
  });

  test('of one name in two accounts are fine', () => {
    const other = { ...unnamed, environment: 'prod', accountId: '222233334444' };
    expect(faultsOfAll({ prod: unnamed, other })).toBe('none');
  });

  test('of one name in two accounts may not keep one state', () => {
    const states = (backend: object, otherBackend: object = backend) =>
      faultsOfAll({
        prod: { ...unnamed, backend },
        other: {
          ...unnamed,
          environment: 'prod',
          accountId: '222233334444',
          backend: otherBackend,
        },
      });
    const s3 = { bucket: 'acme-state', keyPrefix: 'finops' };
    expect(states(s3)).toContain(
      'digest: two environments are acme-finops-prod (111122223333 and 222233334444) and would keep ' +
        'one state in s3://acme-state/finops/acme-finops-prod; accepted: a backend.keyPrefix of its own each',
    );
    expect(states(s3, { ...s3, keyPrefix: 'finops-2' })).toBe('none');
    const hashicorp = { kind: 'remote', organization: 'acme' };
    expect(states(hashicorp, { ...hashicorp, kind: 'cloud' })).toContain(
      'would keep one state in app.terraform.io/acme/acme-finops-prod; accepted: a backend.organization',
    );
    expect(states(hashicorp, { ...hashicorp, hostname: 'tfe.example.com' })).toBe('none');
    const http = { kind: 'http', address: 'https://gitlab.example.com/state' };
    expect(states(http)).toContain('accepted: a backend.address of its own each');
  });

  test('do not share the topic that one has for mail in another region', () => {
    const mail = { from: 'finops@mail.example.org', to: ['team@example.com'] };
    const prod = { ...unnamed, mail: { ...mail, region: 'us-east-1' } };
    const there = { ...unnamed, region: 'us-east-1' };
    expect(faultsOfAll({ prod, 'prod-mail': there })).toContain(
      'digest: prod and prod-mail would share the topic acme-finops-prod-mail-alarms in us-east-1; ' +
        'accepted: another name than prod-mail',
    );
    expect(faultsOfAll({ prod, 'prod-mail': { ...unnamed } })).toBe('none');
    expect(faultsOfAll({ prod, 'prod-post': there })).toBe('none');
  });

  test.each(['prod eu', 'prod/eu', '..', '', 'prod:eu'])(
    'have names that folders can have: not %j',
    (name) => {
      expect(faultsOfAll({ [name]: { ...unnamed, environment: 'prod' } })).toContain(
        `context.digest: given an environment called ${JSON.stringify(name)}; accepted: names of ` +
          'letters, digits, - and _ that differ in more than case, since folders are called by them',
      );
    },
  );

  test('have names that differ in more than case, as folders do', () => {
    const one = { ...unnamed, environment: 'one' };
    const other = { ...unnamed, environment: 'other', accountId: '222233334444' };
    expect(faultsOfAll({ Prod: one, prod: other })).toContain('an environment called "prod"');
    expect(faultsOfAll({ Prod_1: one, 'prod-2': other })).toBe('none');
  });
});
