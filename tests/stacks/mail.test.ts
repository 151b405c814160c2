/**
 * SES in a company: one domain for all systems, in a separate region, with an existing configuration
 * set.
 */
import { describe, expect, it } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { account, rolePolicies, settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';
import { call, outcomeOf } from './iam-calls.ts';

const sender = { from: 'finops@mail.example.com', to: ['reader@example.com'] };
const withMail = (mail: object) => synthesizeDigest(settingsWith({ mail: { ...sender, ...mail } }));

const problemsOf = (context: unknown): string => {
  try {
    readEnvironments(context);
  } catch (error) {
    return (error as Error).message;
  }
  return 'valid';
};
const problemsWith = (mail: object, more: object = {}) =>
  problemsOf({ ...givenSettings, ...more, mail: { ...givenSettings.mail, ...mail } });

describe('an identity that exists', () => {
  const stack = withMail({ identity: 'existing' });

  it('is neither created nor removed, and one that the stack created earlier stays in SES', () => {
    expect(stack.of('aws_sesv2_email_identity')).toEqual({});
    const { removed, output } = JSON.parse(stack.text);
    expect(removed).toEqual([
      {
        from: 'aws_sesv2_email_identity.mail_identity_6441F6B4',
        lifecycle: { destroy: false },
      },
    ]);
    expect(output ?? {}).not.toHaveProperty('dkim_tokens');
    // Terraform's name for the identity that the other settings create.
    const made = withMail({}).of('aws_sesv2_email_identity');
    expect(Object.keys(made)).toEqual(['mail_identity_6441F6B4']);
    expect(JSON.parse(withMail({}).text)).not.toHaveProperty('removed');
  });

  it.each([
    ['finops@mail.example.com', 'Allowed'],
    ['mail.example.com', 'Allowed'],
    ['example.com', 'Allowed'],
    ['com', 'ImplicitlyDenied'],
    ['other.example.com', 'ImplicitlyDenied'],
  ])('may be %s for a sender below it: %s', async (identity, expected) => {
    const role = 'acme-finops-prod-daily-digest';
    const resource = `arn:aws:ses:eu-west-1:${account}:identity/${identity}`;
    const from = { 'ses:FromAddress': sender.from };
    const send = call('ses:SendRawEmail', resource, from);
    expect(await outcomeOf(rolePolicies(stack).get(role), role, send)).toBe(expected);
  });
});

describe('a configuration set that exists', () => {
  const stack = withMail({ configurationSet: 'company-mail' });

  it('is used and monitored, but not changed', () => {
    expect(stack.of('aws_sesv2_configuration_set')).toEqual({});
    expect(stack.of('aws_sesv2_configuration_set_event_destination')).toEqual({});
    const watched = Object.values(stack.of('aws_cloudwatch_metric_alarm')).flatMap(
      ({ namespace, dimensions }) => (namespace === 'AWS/SES' ? [dimensions] : []),
    );
    expect(watched).toEqual(Array(2).fill({ 'ses:configuration-set': 'company-mail' }));
    const [digest] = Object.values(stack.of('aws_lambda_function')).filter(({ function_name }) =>
      String(function_name).endsWith('daily-digest'),
    );
    expect(digest).toMatchObject({
      environment: { variables: { DIGEST_SES_CONFIGURATION_SET: 'company-mail' } },
    });
  });
});

describe('a configuration set that an earlier setting created', () => {
  it('stays in SES with its events, and leaves the state, if it is named as existing', () => {
    const { removed } = JSON.parse(withMail({ configurationSet: 'acme-finops-prod' }).text);
    const made = withMail({});
    const addresses = [
      'aws_sesv2_configuration_set',
      'aws_sesv2_configuration_set_event_destination',
    ].flatMap((type) => Object.keys(made.of(type)).map((id) => `${type}.${id}`));
    expect(addresses).toHaveLength(2);
    expect(removed).toEqual(addresses.map((from) => ({ from, lifecycle: { destroy: false } })));
    const both = withMail({ identity: 'existing', configurationSet: 'acme-finops-prod' });
    expect(JSON.parse(both.text).removed).toHaveLength(3);
    expect(JSON.parse(withMail({ configurationSet: 'company-mail' }).text)).not.toHaveProperty(
      'removed',
    );
  });
});

describe('SES in another region', () => {
  const stack = withMail({ region: 'us-east-1' });
  const { provider } = JSON.parse(stack.text);
  const inOtherRegion = (type: string) =>
    Object.values(stack.of(type)).filter(({ provider: used }) => used === 'aws.mail');

  it('gets identity, configuration set, events, alarms and their topic there', () => {
    expect(provider.aws).toContainEqual(
      expect.objectContaining({ alias: 'mail', region: 'us-east-1' }),
    );
    const made = [
      'aws_sesv2_email_identity',
      'aws_sesv2_configuration_set',
      'aws_sesv2_configuration_set_event_destination',
      'aws_sns_topic',
      'aws_sns_topic_policy',
      'aws_kms_key',
    ];
    expect(made.map((type) => [type, inOtherRegion(type).length])).toEqual(
      made.map((type) => [type, 1]),
    );
    const alarms = inOtherRegion('aws_cloudwatch_metric_alarm');
    expect(alarms.map(({ namespace }) => namespace)).toEqual(['AWS/SES', 'AWS/SES']);
    const [topic] = Object.entries(stack.of('aws_sns_topic')).filter(
      ([, { provider: used }]) => used === 'aws.mail',
    );
    for (const alarm of alarms) expect(alarm['alarm_actions']).toEqual([arnOf(topic?.[0])]);
    const [events] = inOtherRegion('aws_sesv2_configuration_set_event_destination');
    expect(JSON.stringify(events)).toContain(arnOf(topic?.[0]));
  });

  const arnOf = (topic: string | undefined) => `\${aws_sns_topic.${topic}.arn}`;

  it('gets a key that no log uses, and does not move anything else', () => {
    const [key] = inOtherRegion('aws_kms_key');
    expect(String(key?.['policy'])).toContain('UsedByAlarmsAndMailEvents');
    expect(String(key?.['policy'])).not.toContain('UsedByLogs');
    const plain = JSON.parse(withMail({}).text);
    expect(plain.provider.aws).toHaveLength(1);
    expect(inOtherRegion('aws_lambda_function')).toEqual([]);
  });

  it('is the only region in which the roles may send', () => {
    const policy = JSON.stringify(rolePolicies(stack).get('acme-finops-prod-daily-digest'));
    expect(policy).toContain(`arn:aws:ses:us-east-1:${account}:identity/mail.example.com`);
    expect(policy).toContain(`arn:aws:ses:us-east-1:${account}:configuration-set/acme-finops-prod`);
    expect(policy).not.toContain('ses:eu-west-1');
  });

  it('of another partition is rejected', () => {
    expect(problemsWith({ region: 'us-gov-west-1' })).toContain(
      'context.digest.mail.region: given "us-gov-west-1" for a system in eu-west-1; accepted: a region of the same partition',
    );
  });
});

describe('addresses', () => {
  it('have their domain in lower case, as SES and IAM compare it', () => {
    const mail = { from: 'FinOps@Example.COM', to: ['Lead@Example.com'] };
    expect(settingsWith({ mail }).mail).toMatchObject({
      from: 'FinOps@example.com',
      to: ['Lead@example.com'],
    });
    expect(withMail(mail).of('aws_sesv2_email_identity')['mail_identity_6441F6B4']).toMatchObject({
      email_identity: 'example.com',
    });
  });

  it.each([
    [{ from: 'finops@bücher.example' }, /mail\.from: .*in its domain; write it in DNS's form/],
    [{ from: 'jörg@example.com' }, /mail\.from: .*before its @; SES takes ASCII addresses only/],
    [{ to: ['a@example.com', 'jörg@example.com'] }, /mail\.to\[1\]: .*SES takes ASCII/],
    [
      { to: ['a@example.org'], recipientDomains: ['example.com'] },
      /mail\.to\[0\]: given "a@examp.*domain of the address is not allowed; allowed: example\.com/,
    ],
    [{ recipientDomains: ['Example.com'] }, /recipientDomains\[0\]: .*a domain in lower case/],
    [{ recipientDomains: [] }, /recipientDomains: given \[\]; accepted: a list of at least one/],
    [{ sendsPerSecond: 0 }, /sendsPerSecond: given 0; accepted: a whole number from 1 to 1000/],
    [
      { configurationSet: 'a b' },
      /configurationSet: .*the name of an existing SES configuration set/,
    ],
    [{ identity: 'arn:aws:ses' }, /identity: .*one of domain, email, existing/],
  ])(
    'and other mail settings that are not possible are rejected with the reason: %j',
    (mail, problem) => {
      expect(problemsWith(mail)).toMatch(problem);
    },
  );

  it('of executives are checked against the allowed domains too', () => {
    const executives = { route: 'rendered', to: ['chief@example.org'] };
    expect(problemsWith({ recipientDomains: ['example.com'] }, { executives })).toContain(
      'context.digest.executives.to[0]: given "chief@example.org"; the domain of the address is not',
    );
  });

  it('in DNS’s form are accepted', () => {
    expect(problemsWith({ from: 'finops@xn--bcher-kva.example' })).toBe('valid');
  });
});

describe('two environments of one sender', () => {
  const { environment: _, ...unnamed } = givenSettings;
  const sending = (mail: object, more: object = {}) => ({
    ...unnamed,
    ...more,
    mail: { ...givenSettings.mail, ...mail },
  });
  const shared = { identity: 'existing' };

  it('may share an identity that neither creates', () => {
    expect(problemsOf({ test: sending(shared), prod: sending(shared) })).toBe('valid');
  });

  it.each([
    ['both create', {}, {}, 1],
    ['one creates and the other uses', shared, {}, 1],
    [
      'one creates and the other uses for a subdomain',
      { ...shared, from: 'a@sub.example.com' },
      {},
      1,
    ],
  ])(
    'may not share one that %s: destroying it would stop the other’s mail',
    (_name, test, prod, count) => {
      const problems = problemsOf({ test: sending(test), prod: sending(prod) });
      expect(problems.match(/creates the SES identity example\.com/g)).toHaveLength(count);
      expect(problems).toContain('accepted: mail.identity "existing" for both');
    },
  );

  it.each([
    ['in other accounts', {}, { accountId: '222233334444' }],
    ['in other regions of SES', { region: 'us-east-1' }, {}],
    ['of other addresses', { identity: 'email', from: 'test@example.com' }, {}],
  ])('each create their own %s', (_name, mail, more) => {
    expect(problemsOf({ test: sending(mail, more), prod: sending({}) })).toBe('valid');
  });

  it('may not share a configuration set that one of them creates', () => {
    const set = { ...shared, configurationSet: 'acme-finops-prod' };
    expect(problemsOf({ test: sending(set), prod: sending(shared) })).toContain(
      'prod creates the configuration set acme-finops-prod, and test sends through it',
    );
  });
});
