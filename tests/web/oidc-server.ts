/**
 * A certified OpenID Connect server on a free port, with its own login page. Any name and password log in, and the name
 * is the verified address. In place of Cognito or another server of a deployment.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { OidcLogin } from '../../src/domain/login/page-config.ts';

export interface OidcServer {
  readonly login: OidcLogin;
  /** Before a reader logs in: where the pages are. */
  readonly allowPages: (address: string) => void;
  readonly close: () => Promise<void>;
}

export async function startOidcServer(): Promise<OidcServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const login: OidcLogin = {
    kind: 'oidc',
    issuer,
    authorizeUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    logoutUrl: `${issuer}/session/end?client_id=pages`,
    clientId: 'pages',
    scope: 'openid email',
  };
  return {
    login,
    allowPages: (address) => {
      server.on('request', providerOf(issuer, address).callback());
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function providerOf(issuer: string, pages: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: 'pages',
        redirect_uris: [`${pages}/login`],
        token_endpoint_auth_method: 'none',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // As Cognito does it.
    conformIdTokenClaims: false,
    clientBasedCORS: () => true,
    cookies: { keys: ['only for tests'] },
    findAccount: async (_, accountId) => ({
      accountId,
      claims: async () => ({ sub: accountId, email: accountId, email_verified: true }),
    }),
  });
}
