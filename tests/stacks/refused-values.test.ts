/**
 * Values that AWS would reject in the middle of a deployment, or that would not have the effect that
 * they seem to have.
 */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';

const problemsOf = (change: Readonly<Record<string, unknown>>): string =>
  problemsOfAll({ ...givenSettings, ...change });

function problemsOfAll(context: unknown): string {
  try {
    readEnvironments(context);
  } catch (error) {
    return (error as Error).message;
  }
  return 'valid';
}

const numbered = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`tag-${at}`, 'x']));

describe('tags', () => {
  test.each([
    [
      { Owner: 'a', owner: 'b' },
      'names that differ not only in upper and lower case: for IAM owner is the same name as another one',
    ],
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
    [numbered(47), 'at most 46 tags, because a resource has at most 50'],
  ])('that AWS rejects are rejected: %j', (tags, problem) => {
    expect(problemsOf({ tags })).toContain('context.digest.tags');
    expect(problemsOf({ tags })).toContain(problem);
  });

  test.each([
    numbered(46),
    { ...numbered(46), Environment: 'Production', SYSTEM: 'x' },
    { ['k'.repeat(128)]: 'v'.repeat(256) },
    { 'Kostenstelle/Träger': 'Größe = 1 @ + - _ .:', empty: '' },
  ])('that AWS accepts are accepted: %#', (tags) => {
    expect(problemsOf({ tags })).toBe('valid');
  });

  test('without a value are rejected if there is a dashboard, because CloudFormation rejects them', () => {
    const principalArn = 'arn:aws:quicksight:us-east-1:111122223333:user/default/chief';
    const tags = { owner: '', team: 'finops' };
    expect(problemsOf({ tags, quicksight: { principalArn } })).toContain(
      'context.digest.tags.owner: given ""; accepted: values of at least one character if there ' +
        'is a dashboard, because CloudFormation rejects empty ones',
    );
    expect(problemsOf({ tags, quicksight: { dataSetId: 'costs' } })).toBe('valid');
  });

  test('with the name of one of ours, in upper or lower case, replace it, so that IAM has each name once', () => {
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

describe('the thresholds of the light', () => {
  test.each([
    [{ green: 1.2 }, 'budgetLight: given {"green":1.2}'],
    [{ yellow: 90 }, 'budgetLight: given {"yellow":90}'],
    [{ green: 0 }, 'budgetLight: given {"green":0}'],
    [{ green: 0.12345 }, 'budgetLight: given {"green":0.12345}'],
    [{ green: '0.9' }, 'budgetLight.green: given "0.9"'],
    [{ yellow: null }, 'budgetLight.yellow: given null'],
  ])('that are not two shares in order are refused with what is accepted: %j', (given, problem) => {
    expect(problemsOf({ budgetLight: given })).toBe(
      `The settings in cdktf.json are not valid.\n- context.digest.${problem}; accepted: two shares ` +
        'of the budget with 0 < green <= yellow, such as 0.9 and 1: at most four decimals, at most 10',
    );
  });

  test.each([{}, { yellow: 1.1 }, { green: 0.925 }, { green: 1, yellow: 1 }])(
    'that are, one alone beside the other’s default among them, are accepted: %j',
    (budgetLight) => {
      expect(problemsOf({ budgetLight })).toBe('valid');
    },
  );
});

describe('alarm addresses', () => {
  test('may appear only once, regardless of case', () => {
    const alarmEmails = ['oncall@example.com', 'b@example.com', 'OnCall@example.com'];
    expect(problemsOf({ alarmEmails })).toContain(
      'context.digest.alarmEmails[2]: given "OnCall@example.com"; accepted: each address once: ' +
        'OnCall@example.com is already in the list',
    );
  });
});

describe('log retention', () => {
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  test.each([
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
  ])('of %d days is accepted', (days) => {
    expect(problemsOf({ logRetentionDays: days })).toBe('valid');
  });

  test.each([0, 2, 91, 3650, 3654])('of %d days is rejected', (days) => {
    expect(problemsOf({ logRetentionDays: days })).toContain(
      'a number of days that CloudWatch Logs',
    );
  });
});

const existingBill = { kind: 'existing', source: 'cur2', bucket: 'acme-bill', prefix: 'x/data' };

describe('a region', () => {
  const problemsIn = (region: string, mail: object = {}) =>
    problemsOf({ region, bill: existingBill, mail: { ...givenSettings.mail, ...mail } });

  test.each([
    'us-iso-east-1',
    'us-isob-east-1',
    'eu-isoe-west-1',
    'us-isof-south-1',
    'eusc-de-east-1',
    'cn-north-1',
    'cn-northwest-1',
  ])('%s of a partition that is not supported, or has no SES, is rejected', (region) => {
    const accepted =
      `context.digest.region: given "${region}"; accepted: an AWS region such as eu-west-1, of the ` +
      'partitions aws and aws-us-gov: not China (aws-cn), where SES is not, nor the isolated ones ' +
      '(aws-iso) nor the European Sovereign Cloud (aws-eusc)';
    expect(problemsIn(region)).toContain(accepted);
  });

  test.each([
    ['eu-wset-1', '; did you mean eu-west-1?'],
    ['EU-WEST-1', '; did you mean eu-west-1?'],
    ['us-gov-west-2', '; did you mean us-gov-west-1?'],
    ['eu-west-9', 'accepted: an AWS region such as eu-west-1'],
    ['eu-west-1a', 'accepted: an AWS region such as eu-west-1'],
    ['aws-global', 'accepted: an AWS region such as eu-west-1'],
    ['', 'accepted: an AWS region such as eu-west-1'],
  ])('%s that AWS does not have is rejected: %s', (region, problem) => {
    expect(problemsIn(region)).toContain(
      `context.digest.region: given "${region}"; accepted: an AWS`,
    );
    expect(problemsIn(region)).toContain(problem);
  });

  test.each(['il-central-1', 'us-gov-west-1', 'us-east-1', 'ap-southeast-5'])(
    '%s is accepted',
    (region) => expect(problemsIn(region)).toBe('valid'),
  );

  test.each(['ap-southeast-7', 'mx-central-1', 'eu-south-2'])(
    '%s has no SES: mail must be sent from another',
    (region) => {
      expect(problemsIn(region)).toContain(
        `context.digest.mail.region: given nothing for a system in ${region}, where SES cannot ` +
          'send; accepted: a region where it can, such as us-east-1',
      );
      expect(problemsIn(region, { region: 'us-east-1' })).toBe('valid');
      expect(problemsIn('eu-west-1', { region })).toContain(
        `context.digest.mail.region: given "${region}"; accepted: a region in which SES can send`,
      );
    },
  );
});

describe('an ARN', () => {
  const key = 'arn:aws:kms:us-gov-west-1:111122223333:key/1';
  const user = (name: string) => `arn:aws:quicksight:us-east-1:111122223333:user/default/${name}`;
  const gov = { region: 'us-gov-west-1', bill: existingBill };

  test('of another partition than the system is rejected in every setting', () => {
    const problems = problemsOf({
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

  test('of the system’s partition is accepted', () => {
    expect(problemsOf({ ...gov, kms: key.replace('arn:aws:', 'arn:aws-us-gov:') })).toBe('valid');
  });
});

describe('the functions', () => {
  test.each(['nodejs20.x', 'nodejs18.x', 'nodejs99.x', 'python3.13', 22])(
    'do not run on %s',
    (runtime) => {
      expect(problemsOf({ functions: { runtime } })).toContain(
        'accepted: a Lambda runtime: nodejs22.x or nodejs24.x',
      );
    },
  );

  test('run on x86_64, or on arm64 if a setting says so', () => {
    const architectures = (functions: object) =>
      Object.values(synthesizeDigest(settingsWith({ functions })).of('aws_lambda_function')).map(
        ({ architectures }) => String(architectures),
      );
    expect(new Set(architectures({}))).toEqual(new Set(['x86_64']));
    expect(new Set(architectures({ architecture: 'arm64' }))).toEqual(new Set(['arm64']));
    expect(problemsOf({ functions: { architecture: 'arm' } })).toContain(
      'context.digest.functions.architecture: given "arm"; accepted: one of arm64, x86_64',
    );
  });
});

describe('two environments', () => {
  const { environment: _, ...unnamed } = givenSettings;

  test('of one name in two regions are rejected: they would have the same bucket', () => {
    const sameName = { ...unnamed, environment: 'prod', region: 'eu-central-1' };
    expect(problemsOfAll({ prod: unnamed, other: sameName })).toContain(
      'two environments are acme-finops-prod in 111122223333 (eu-west-1 and eu-central-1); accepted: ' +
        'a separate name for each environment, also in another region, because bucket names are global',
    );
  });

  test('whose combined names are the same are rejected', () => {
    const one = { ...unnamed, organization: 'acme', environment: 'finops-prod' };
    const other = { ...unnamed, organization: 'acme-finops', environment: 'prod' };
    expect(problemsOfAll({ one, other })).toContain('two environments are acme-finops-finops-prod');
    const left = { ...unnamed, organization: 'acme-eu', environment: 'prod' };
    const right = { ...unnamed, organization: 'acme', environment: 'eu-prod' };
    expect(problemsOfAll({ left, right })).toContain('two environments are acme-finops-eu-prod');
  });

  test('of one name in two accounts are accepted', () => {
    const other = { ...unnamed, environment: 'prod', accountId: '222233334444' };
    expect(problemsOfAll({ prod: unnamed, other })).toBe('valid');
  });

  test('of one name in two accounts may not share one state', () => {
    const states = (backend: object, otherBackend: object = backend) =>
      problemsOfAll({
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
      'digest: two environments are acme-finops-prod (111122223333 and 222233334444) and would share ' +
        'one state in s3://acme-state/finops/acme-finops-prod; accepted: a separate backend.keyPrefix for each',
    );
    expect(states(s3, { ...s3, keyPrefix: 'finops-2' })).toBe('valid');
    const hashicorp = { kind: 'remote', organization: 'acme' };
    expect(states(hashicorp, { ...hashicorp, kind: 'cloud' })).toContain(
      'would share one state in app.terraform.io/acme/acme-finops-prod; accepted: a separate backend.organization',
    );
    expect(states(hashicorp, { ...hashicorp, hostname: 'tfe.example.com' })).toBe('valid');
    const http = { kind: 'http', address: 'https://gitlab.example.com/state' };
    expect(states(http)).toContain('accepted: a separate backend.address for each');
  });

  test('do not share the topic that one has for mail in another region', () => {
    const mail = { from: 'finops@mail.example.org', to: ['team@example.com'] };
    const prod = { ...unnamed, mail: { ...mail, region: 'us-east-1' } };
    const there = { ...unnamed, region: 'us-east-1' };
    expect(problemsOfAll({ prod, 'prod-mail': there })).toContain(
      'digest: prod and prod-mail would share the topic acme-finops-prod-mail-alarms in us-east-1; ' +
        'accepted: a name other than prod-mail',
    );
    expect(problemsOfAll({ prod, 'prod-mail': { ...unnamed } })).toBe('valid');
    expect(problemsOfAll({ prod, 'prod-post': there })).toBe('valid');
  });

  test.each(['prod eu', 'prod/eu', '..', '', 'prod:eu'])(
    'must have names that are valid for folders: not %j',
    (name) => {
      expect(problemsOfAll({ [name]: { ...unnamed, environment: 'prod' } })).toContain(
        `context.digest: given an environment called ${JSON.stringify(name)}; accepted: names of ` +
          'letters, digits, - and _ that differ not only in upper and lower case, because folders get these names',
      );
    },
  );

  test('have names that differ not only in upper and lower case, as folders do', () => {
    const one = { ...unnamed, environment: 'one' };
    const other = { ...unnamed, environment: 'other', accountId: '222233334444' };
    expect(problemsOfAll({ Prod: one, prod: other })).toContain('an environment called "prod"');
    expect(problemsOfAll({ Prod_1: one, 'prod-2': other })).toBe('valid');
  });
});
