/** Claims from the token itself, only where API Gateway verified that token. */
import { describe, expect, it } from 'vitest';
import { verifiedClaims } from '../../functions/api/verified-claims.ts';
import { claimsReader } from '../../src/api/readers/claims-reader.ts';
import { httpApiEvent, tokenOf } from '../support/aws/http-api-event.ts';

const claims = { 'cognito:groups': ['finops newsletter', 'Käufer'], exp: 1795867200 };
const event = httpApiEvent({ path: '/v1/reader', claims });
const read = (change: object) => verifiedClaims({ ...event, ...change });
const withHeader = (authorization: string) =>
  read({ headers: { ...event.headers, authorization } });
const { authorization = '' } = event.headers;

describe('the claims of a verified token', () => {
  it('are those of the token, with lists and numbers', () => {
    expect(verifiedClaims(event)).toMatchObject(claims);
    expect(withHeader(authorization.replace('Bearer ', ''))).toMatchObject(claims);
    expect(event.requestContext.authorizer?.jwt.claims['cognito:groups']).toBe(
      '[finops newsletter Käufer]',
    );
  });

  it('give a group whose name has a space no right of another group', () => {
    const entries = ['finops', 'newsletter'].map((name) => ({ name, scope: '*' }));
    const settings = { claim: 'cognito:groups', editors: ['finops'] };
    const reader = claimsReader(verifiedClaims(event) ?? {}, entries, settings);
    expect(reader).toMatchObject({ scope: { kind: 'part', ous: [], teams: [] }, isEditor: false });
  });

  it.each([
    ['without a token', ''],
    ['with one that is not readable', 'Bearer a.b.c'],
    ['with two', `${authorization},${authorization}`],
    ['with one of another reader', `Bearer ${tokenOf({ ...claims, sub: 'another' })}`],
    ['with one of another issuer', `Bearer ${tokenOf({ ...claims, iss: 'https://another' })}`],
    ['with one without a reader', `Bearer ${tokenOf({ ...claims, sub: undefined })}`],
    ['with one whose payload is a list', `Bearer ${tokenOf(claims).replace(/\..*\./, '.W10.')}`],
  ])('are none in a request %s', (_, header) => {
    expect(withHeader(header)).toBeUndefined();
  });

  it('are none where API Gateway verified nothing', () => {
    expect(read({ requestContext: { ...event.requestContext, authorizer: undefined } })).toBe(
      undefined,
    );
  });
});
