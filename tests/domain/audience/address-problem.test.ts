/** Valid addresses, and the reasons why others are invalid. A reason never contains the address. */
import { describe, expect, it, test } from 'vitest';
import {
  addressProblem,
  withLowerCaseDomain,
} from '../../../src/domain/audience/address-problem.ts';
import { validRecipients } from '../../../src/domain/audience/valid-recipients.ts';

describe('an address', () => {
  it.each([
    'finops@example.com',
    "o'neil+aws@mail.example.co.uk",
    'team@xn--bcher-kva.example',
    'a@xn--80ak6aa92e.xn--p1ai',
    'Ops@EXAMPLE.com',
  ])('%s is taken', (address) => {
    expect(addressProblem(address, null)).toBeNull();
  });

  it.each([
    ['jörg@example.com', /beyond ASCII before its @; SES takes ASCII addresses only/],
    ['team@bücher.example', /beyond ASCII in its domain; write it in DNS's form, xn--…/],
    ['nobody', /^not an email address; write one mail address such as/],
    ['@example.com', /^not an email address/],
    ['a@b@example.com', /^not an email address/],
    ['a b@example.com', /^not an email address/],
    ['a@example.com\r\nBcc: x@example.com', /^not an email address/],
    ['FinOps <finops@example.com>', /^not an email address/],
    ['a..b@example.com', /^not an email address/],
    ['a@example', /^not an email address/],
    ['a@-x.example', /^not an email address/],
    [
      `${'a'.repeat(65)}@example.com`,
      /too long; SES accepts 64 characters before the @, 254 in all/,
    ],
  ])('%j is rejected with its reason', (address, reason) => {
    const problem = addressProblem(address, null);
    expect(problem).toMatch(reason);
    // The reason contains an example address.
    if (address.length > '@example.com'.length) expect(problem).not.toContain(address);
  });

  it('outside the allowed domains is rejected, also in a subdomain of one', () => {
    const domains = ['example.com'];
    expect(addressProblem('a@Example.COM', domains)).toBeNull();
    const refused = /^the domain of the address is not allowed; allowed: example\.com$/;
    expect(addressProblem('a@mail.example.com', domains)).toMatch(refused);
    expect(addressProblem('a@notexample.com', domains)).toMatch(refused);
  });

  it('gets its domain in lower case and keeps the other part', () => {
    expect(withLowerCaseDomain('Fin.Ops@Example.COM')).toBe('Fin.Ops@example.com');
  });
});

describe('the recipients of a run', () => {
  const none = { recipients: [], problems: [] };
  const defaults = { addresses: ['jörg@example.com', 'a@example.com'], place: 'DIGEST_MAIL_TO' };

  test('skip a default reader that SES rejects, and the others get the mail', () => {
    expect(validRecipients(none, defaults, null)).toEqual({
      recipients: [{ scope: '*', address: 'a@example.com' }],
      problems: [expect.stringMatching(/^DIGEST_MAIL_TO, address 1: .*ASCII/)],
    });
  });

  test('need no default reader when the file has a reader of the whole organization', () => {
    const recipients = [{ scope: '*', address: 'b@example.com' }];
    const file = { recipients, problems: ['r.csv, line 3: no.'] };
    expect(validRecipients(file, defaults, null)).toEqual(file);
  });

  test('are at most as many as SES accepts in one mail, and the others are reported', () => {
    const address = (index: number) => `reader${index}@example.com`;
    const recipients = Array.from({ length: 53 }, (_, index) => ({
      scope: 'Root/A',
      address: address(index),
    }));
    const all = [...recipients, { scope: 'Root/A', address: address(1) }];
    const served = validRecipients({ recipients: all, problems: [] }, defaults, null);
    expect(served.recipients.filter(({ scope }) => scope === 'Root/A')).toHaveLength(50);
    expect(served.problems.at(-1)).toMatch(/^Root\/A has 53 readers.*the last 3 were left out/);
  });
});
