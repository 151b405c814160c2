/** Who can be written to, and the reason for whom not: never with the address itself. */
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
    ['nobody', /is none; write one mail address such as/],
    ['@example.com', /is none/],
    ['a@b@example.com', /is none/],
    ['a b@example.com', /is none/],
    ['a@example.com\r\nBcc: x@example.com', /is none/],
    ['FinOps <finops@example.com>', /is none/],
    ['a..b@example.com', /is none/],
    ['a@example', /is none/],
    ['a@-x.example', /is none/],
    [`${'a'.repeat(65)}@example.com`, /longer than the 64 letters before the @, 254 in all/],
  ])('%j is refused with its reason', (address, reason) => {
    const problem = addressProblem(address, null);
    expect(problem).toMatch(reason);
    // The reason has an address of its own as an example.
    if (address.length > '@example.com'.length) expect(problem).not.toContain(address);
  });

  it('outside the allowed domains is refused, a domain below one of them too', () => {
    const domains = ['example.com'];
    expect(addressProblem('a@Example.COM', domains)).toBeNull();
    const refused = /^the address is in no allowed domain; allowed: example\.com$/;
    expect(addressProblem('a@mail.example.com', domains)).toMatch(refused);
    expect(addressProblem('a@notexample.com', domains)).toMatch(refused);
  });

  it('has its domain in lower case and keeps the rest', () => {
    expect(withLowerCaseDomain('Fin.Ops@Example.COM')).toBe('Fin.Ops@example.com');
  });
});

describe('the recipients of a run', () => {
  const none = { recipients: [], problems: [] };
  const defaults = { addresses: ['jörg@example.com', 'a@example.com'], place: 'DIGEST_MAIL_TO' };

  test('lack a default reader that SES cannot take, and the others get the mail', () => {
    expect(validRecipients(none, defaults, null)).toEqual({
      recipients: [{ scope: '*', address: 'a@example.com' }],
      problems: [expect.stringMatching(/^DIGEST_MAIL_TO, address 1: .*ASCII/)],
    });
  });

  test('need no default where the file names a reader of all', () => {
    const recipients = [{ scope: '*', address: 'b@example.com' }];
    const file = { recipients, problems: ['r.csv, line 3: no.'] };
    expect(validRecipients(file, defaults, null)).toEqual(file);
  });

  test('are as many as SES takes in one mail; of the others it is said', () => {
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
