/** SES as a company has it: one domain for all, in a region of its own, with a set of its own. */
import { describe, expect, it } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { account, rolePolicies, settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';
import { call, outcomeOf } from './iam-calls.ts';

const sender = { from: 'finops@mail.example.com', to: ['reader@example.com'] };
const withMail = (mail: object) => synthesizeDigest(settingsWith({ mail: { ...sender, ...mail } }));

const faultsOf = (context: unknown): string => {
  try {
    readEnvironments(context);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};
const faultsWith = (mail: object, more: object = {}) =>
  faultsOf({ ...givenSettings, ...more, mail: { ...givenSettings.mail, ...mail } });

describe('an identity that exists', () => {
  const stack = withMail({ identity: 'existing' });

  it('is neither made nor removed, and one that was made here is left in SES', () => {
    expect(stack.of('aws_sesv2_email_identity')).toEqual({});
    const { removed, output } = JSON.parse(stack.text);
    expect(removed).toEqual([
      {
        from: 'aws_sesv2_email_identity.mail_identity_6441F6B4',
        lifecycle: { destroy: false },
      },
    ]);
    expect(output ?? {}).not.toHaveProperty('dkim_tokens');
    // The name that Terraform has for the identity of the other settings.
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

  it('is used, watched and left alone', () => {
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

describe('a configuration set that an earlier setting made', () => {
  it('is left in SES with its events where it is named as one that exists, and forgotten', () => {
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
  const elsewhere = (type: string) =>
    Object.values(stack.of(type)).filter(({ provider: used }) => used === 'aws.mail');

  it('has what is its own made there: identity, set, events, alarms and their topic', () => {
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
    expect(made.map((type) => [type, elsewhere(type).length])).toEqual(
      made.map((type) => [type, 1]),
    );
    const alarms = elsewhere('aws_cloudwatch_metric_alarm');
    expect(alarms.map(({ namespace }) => namespace)).toEqual(['AWS/SES', 'AWS/SES']);
    const [topic] = Object.entries(stack.of('aws_sns_topic')).filter(
      ([, { provider: used }]) => used === 'aws.mail',
    );
    for (const alarm of alarms) expect(alarm['alarm_actions']).toEqual([arnOf(topic?.[0])]);
    const [events] = elsewhere('aws_sesv2_configuration_set_event_destination');
    expect(JSON.stringify(events)).toContain(arnOf(topic?.[0]));
  });

  const arnOf = (topic: string | undefined) => `\${aws_sns_topic.${topic}.arn}`;

  it('has a key that no log uses, and leaves everything else where it was', () => {
    const [key] = elsewhere('aws_kms_key');
    expect(String(key?.['policy'])).toContain('UsedByAlarmsAndMailEvents');
    expect(String(key?.['policy'])).not.toContain('UsedByLogs');
    const plain = JSON.parse(withMail({}).text);
    expect(plain.provider.aws).toHaveLength(1);
    expect(elsewhere('aws_lambda_function')).toEqual([]);
  });

  it('is where the roles may send', () => {
    const policy = JSON.stringify(rolePolicies(stack).get('acme-finops-prod-daily-digest'));
    expect(policy).toContain(`arn:aws:ses:us-east-1:${account}:identity/mail.example.com`);
    expect(policy).toContain(`arn:aws:ses:us-east-1:${account}:configuration-set/acme-finops-prod`);
    expect(policy).not.toContain('ses:eu-west-1');
  });

  it('of another partition is refused', () => {
    expect(faultsWith({ region: 'us-gov-west-1' })).toContain(
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
    [{ recipientDomains: ['Example.com'] }, /recipientDomains\[0\]: .*a domain in small letters/],
    [{ recipientDomains: [] }, /recipientDomains: given \[\]; accepted: a list of at least one/],
    [{ sendsPerSecond: 0 }, /sendsPerSecond: given 0; accepted: a whole number from 1 to 1000/],
    [{ configurationSet: 'a b' }, /configurationSet: .*the name of an SES configuration set/],
    [{ identity: 'arn:aws:ses' }, /identity: .*one of domain, email, existing/],
  ])('and what of mail cannot be is refused with the reason: %j', (mail, problem) => {
    expect(faultsWith(mail)).toMatch(problem);
  });

  it('of executives are checked against the allowed domains too', () => {
    const executives = { route: 'rendered', to: ['chief@example.org'] };
    expect(faultsWith({ recipientDomains: ['example.com'] }, { executives })).toContain(
      'context.digest.executives.to[0]: given "chief@example.org"; the domain of the address is not',
    );
  });

  it('in DNS’s form are taken', () => {
    expect(faultsWith({ from: 'finops@xn--bcher-kva.example' })).toBe('none');
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

  it('share an identity that neither makes', () => {
    expect(faultsOf({ test: sending(shared), prod: sending(shared) })).toBe('none');
  });

  it.each([
    ['both make', {}, {}, 1],
    ['one makes and the other uses', shared, {}, 1],
    ['one makes for a sender below it', { ...shared, from: 'a@sub.example.com' }, {}, 1],
  ])('are refused one that %s: the other would fall silent with it', (_name, test, prod, count) => {
    const problems = faultsOf({ test: sending(test), prod: sending(prod) });
    expect(problems.match(/makes the SES identity example\.com/g)).toHaveLength(count);
    expect(problems).toContain('accepted: mail.identity "existing" for both');
  });

  it.each([
    ['in other accounts', {}, { accountId: '222233334444' }],
    ['in other regions of SES', { region: 'us-east-1' }, {}],
    ['of other addresses', { identity: 'email', from: 'test@example.com' }, {}],
  ])('each make their own %s', (_name, mail, more) => {
    expect(faultsOf({ test: sending(mail, more), prod: sending({}) })).toBe('none');
  });

  it('are refused a configuration set that one of them makes', () => {
    const set = { ...shared, configurationSet: 'acme-finops-prod' };
    expect(faultsOf({ test: sending(set), prod: sending(shared) })).toContain(
      'prod makes the configuration set acme-finops-prod, and test sends through it',
    );
  });
});
