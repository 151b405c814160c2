/** What the pages may ask: their own origin, and the one address of a login server that a page asks by itself. */
import { expect, it } from 'vitest';
import { pagePolicy } from '../../../src/domain/login/page-policy.ts';

it('names the login server only where a login needs it', () => {
  expect(pagePolicy({ kind: 'none' })).toContain("connect-src 'self';");
  const oidc = {
    kind: 'oidc',
    issuer: 'https://issuer.example.com/pool',
    authorizeUrl: 'https://login.example.com/oauth2/authorize',
    tokenUrl: 'https://login.example.com/oauth2/token',
    clientId: 'pages',
    scope: 'openid email',
  } as const;
  expect(pagePolicy(oidc)).toContain("connect-src 'self' https://login.example.com;");
  expect(pagePolicy(oidc)).not.toContain('unsafe');
});
