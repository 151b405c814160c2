/** Claims to scope: only verified addresses and exact groups, and nothing for anybody else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claims, claimsReader } from '../../../src/api/readers/claims-reader.ts';

const entries = [
  { name: 'cfo@example.com', scope: '*' },
  { name: 'lead@example.com', scope: 'Root/Shop' },
  { name: 'lead@example.com', scope: 'team/retail' },
  { name: 'finops', scope: '*' },
  { name: 'shop-team', scope: 'Root/Shop' },
];
const nothing = { kind: 'part', ous: [], teams: [] };

describe('the claim email', () => {
  const reader = (claims: Claims) =>
    claimsReader(claims, entries, { claim: 'email', editors: ['cfo@example.com'] });

  it.each([true, 'true'])('counts if it is verified (%s)', (verified) => {
    const claims = { email: 'cfo@EXAMPLE.com', email_verified: verified };
    expect(reader(claims)).toEqual({ scope: { kind: 'all' }, isEditor: true });
  });

  it('gives every OU and team of the list', () => {
    expect(reader({ email: 'lead@example.com', email_verified: true })).toEqual({
      scope: { kind: 'part', ous: ['Root/Shop'], teams: ['retail'] },
      isEditor: false,
    });
  });

  it.each([
    ['not verified', { email: 'cfo@example.com', email_verified: false }],
    ['not verified, as text', { email: 'cfo@example.com', email_verified: 'false' }],
    ['without a word about it, as in an access token', { email: 'cfo@example.com' }],
    ['another letter case in its name', { email: 'CFO@example.com', email_verified: true }],
    ['unknown', { email: 'guest@example.com', email_verified: true }],
    ['a list', { email: ['cfo@example.com'], email_verified: true }],
    ['a group of that name', { groups: 'cfo@example.com', email_verified: true }],
    ['absent', { email_verified: true }],
  ])('gives nothing if it is %s', (_, claims) => {
    expect(reader(claims)).toEqual({ scope: nothing, isEditor: false });
  });
});

describe('a claim of groups', () => {
  const reader = (groups: unknown) =>
    claimsReader({ groups }, entries, { claim: 'groups', editors: ['finops'] });

  it.each([[['finops', 'other']], ['finops']])('is a list of names, or one name: %j', (groups) => {
    expect(reader(groups)).toEqual({ scope: { kind: 'all' }, isEditor: true });
  });

  it('may have names with spaces, which are equal as a unit', () => {
    const lists = [{ name: 'finops newsletter', scope: 'Root/Shop' }];
    const readerIn = (groups: unknown) =>
      claimsReader({ groups }, [...entries, ...lists], { claim: 'groups', editors: ['finops'] });
    const shop = { scope: { kind: 'part', ous: ['Root/Shop'], teams: [] }, isEditor: false };
    expect(readerIn(['finops newsletter'])).toEqual(shop);
    expect(readerIn('finops newsletter')).toEqual(shop);
    expect(readerIn(['newsletter', 'finops  newsletter', 'shop,finops'])).toEqual({
      scope: nothing,
      isEditor: false,
    });
  });

  it.each([
    ['finopsx'],
    ['[finops newsletter]'],
    ['[other, finops]'],
    ['[finops]'],
    [['finops newsletter']],
    [['a,finops', '[finops]', ' finops']],
    [[['finops'], null]],
    [['FINOPS']],
    [['cfo@EXAMPLE.com']],
    [null],
    [''],
    ['[]'],
    [{ finops: true }],
  ])('gives nothing for %s', (groups) => {
    expect(reader(groups)).toEqual({ scope: nothing, isEditor: false });
  });
});

it('never gives more than the lines of its names, whatever the claims are', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('*', 'team/retail', '[*]', '[finops shop]', 'finops shop'),
  );
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('email', 'groups', 'sub'), fc.oneof(text, fc.array(text))),
      (claims) => {
        const { scope, isEditor } = claimsReader({ ...claims, email_verified: true }, entries, {
          claim: 'groups',
          editors: ['finops'],
        });
        const groups = claims['groups'];
        const names = Array.isArray(groups) ? groups : [groups];
        if (!names.includes('finops')) expect([scope.kind, isEditor]).toEqual(['part', false]);
      },
    ),
    { numRuns: 500 },
  );
});
