/** The setting `web`: what is accepted, and what does not fit together. */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { givenSettings } from './given-settings.ts';
import { certificateArn, cognito, oidc, webAclArn } from './web-fixture.ts';

function problemsOf(web: unknown, others: object = {}): string {
  try {
    readEnvironments({ ...givenSettings, ...others, web });
  } catch (error) {
    return (error as Error).message;
  }
  return 'valid';
}

const named = { name: 'costs.example.com' };

describe('the setting web', () => {
  test.each([
    [{ login: cognito }],
    [
      {
        login: { ...cognito, mfa: 'optional' },
        readerClaim: 'cognito:groups',
        editors: ['finops', 'FinOps rule editors'],
      },
    ],
    [
      {
        login: {
          ...oidc,
          logoutUrl: 'https://login.example.com/logout',
          scope: 'openid email groups',
        },
      },
    ],
    [
      {
        login: {
          ...oidc,
          logoutUrl:
            'https://acme.okta.example.com/logout?client_id=abc&returnTo=https%3A%2F%2Fcosts.example.com%2F',
        },
      },
    ],
    [
      {
        login: {
          ...oidc,
          logoutUrl: 'https://login.example.com?id=a&to=https://costs.example.com/',
        },
      },
    ],
    [{ login: { ...oidc, issuer: 'https://acme.eu.auth0.example.com/' }, readerClaim: 'groups' }],
    [
      {
        login: cognito,
        domain: { ...named, certificateArn },
        webAclArn,
        priceClass: 'PriceClass_All',
      },
    ],
    [{ login: cognito, domain: { ...named, hostedZoneId: 'Z0123456789ABC' } }],
    [{ login: oidc, hosting: 'amplify', corsOrigins: ['https://portal.example.com:8443'] }],
  ])('accepts %j', (web) => {
    expect(problemsOf(web)).toBe('valid');
  });

  test.each<readonly [unknown, string]>([
    [{}, 'web.login: given nothing; accepted: an object whose kind is cognito or oidc'],
    [{ login: { kind: 'saml' } }, 'web.login.kind: given "saml"; accepted: cognito or oidc'],
    [
      { login: { kind: 'cognito' } },
      'web.login.domainPrefix: given nothing; accepted: a prefix of small',
    ],
    [
      { login: { ...cognito, domainPrefix: 'acme-aws' } },
      'without the words aws, amazon and cognito',
    ],
    [{ login: { ...cognito, domainPrefix: 'Acme' } }, 'web.login.domainPrefix: given "Acme"'],
    [
      { login: { ...cognito, mfa: true } },
      'web.login.mfa: given true; accepted: one of required, optional, off',
    ],
    [
      { login: { ...oidc, tokenUrl: 'http://login.example.com' } },
      'the https address of the token endpoint',
    ],
    [{ login: { ...oidc, issuer: 'https://a@example.com' } }, 'the https address of the issuer'],
    [
      { login: { ...oidc, issuer: 'https://login.example.com/?a=b' } },
      'without user name, ? and #',
    ],
    ...[
      'http://login.example.com/logout?id=a',
      'https://a@login.example.com/logout?id=a',
      'https://login.example.com?@other.example.com#',
      'https://login.example.com/logout?id=a#top',
      `https://login.example.com/logout?id=\${a}`,
      'https://login.example.com/logout?id=%{a}',
      'https://login.example.com/logout?id=a b',
      'https://login.example.com/logout?id="><script>',
      'https://login.example.com\\@other.example.com/?id=a',
      'javascript:alert(1)?id=a',
      'https://login.example.com/logout?id=a\n',
    ].map(
      (logoutUrl) =>
        [{ login: { ...oidc, logoutUrl } }, 'the https address of the logout endpoint'] as const,
    ),
    [{ login: { ...oidc, clientSecret: 'x' } }, 'web.login.clientSecret: no such setting'],
    [{ login: { ...oidc, scope: 'email' } }, 'scopes separated by spaces, openid among them'],
    [
      { login: cognito, readerClaim: 'groups' },
      'accepted: email or cognito:groups with login cognito',
    ],
    [
      { login: cognito, editors: ['a, b'] },
      'web.editors[0]: given "a, b"; accepted: an e-mail address, or',
    ],
    [{ login: cognito, editors: [' finops'] }, 'the name of a group without comma'],
    [{ login: cognito, editors: ['f'.repeat(201)] }, 'at most 200 characters'],
    [{ login: cognito, domain: named }, 'name with either certificateArn or hostedZoneId'],
    [
      { login: cognito, domain: { ...named, certificateArn, hostedZoneId: 'Z0123456789ABC' } },
      'name with either certificateArn or hostedZoneId',
    ],
    [
      {
        login: cognito,
        domain: { ...named, certificateArn: certificateArn.replace('us-east-1', 'eu-west-1') },
      },
      'the ARN of a certificate of ACM in us-east-1',
    ],
    [
      {
        login: cognito,
        domain: { ...named, certificateArn: certificateArn.replace(/\d{12}/, '999988887777') },
      },
      'accepted: one of the account 111122223333',
    ],
    [
      { login: cognito, domain: { ...named, name: 'https://costs.example.com', certificateArn } },
      'a host name',
    ],
    [
      { login: cognito, webAclArn: webAclArn.replace('global', 'regional') },
      'a web ACL of AWS WAF for CloudFront',
    ],
    [{ login: cognito, hosting: 'amplify', webAclArn }, 'accepted: nothing with hosting amplify'],
    [{ login: cognito, corsOrigins: ['*'] }, 'an https origin such as'],
    [{ login: cognito, corsOrigins: ['http://portal.example.com'] }, 'an https origin such as'],
    [{ login: cognito, corsOrigins: ['https://portal.example.com/'] }, 'without a path'],
    [{ login: cognito, bytesScannedCutoff: 1 }, 'a whole number from 10000000 to'],
    [{ login: cognito, waf: true }, 'web.waf: no such setting'],
  ])('rejects %j', (web, problem) => {
    expect(problemsOf(web)).toContain('context.digest.web');
    expect(problemsOf(web)).toContain(problem);
  });

  test('is rejected in GovCloud and in a module', () => {
    const govCloud = {
      region: 'us-gov-west-1',
      mail: { ...givenSettings.mail, region: 'us-gov-west-1' },
    };
    expect(problemsOf({ login: cognito }, govCloud)).toContain(
      'context.digest.web: given for us-gov-west-1; accepted: a region of the partition aws',
    );
    const { accountId: _, region: __, ...module } = { ...givenSettings, module: true };
    const reading = () => readEnvironments({ ...module, web: { login: cognito } });
    expect(reading).toThrow('accepted: nothing, because a module creates no API and no pages');
  });
});
