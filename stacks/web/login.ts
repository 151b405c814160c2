/**
 * The login as its two users need it: API Gateway, which verifies tokens, and the browser, which gets them.
 */
import type { OidcLogin } from '../../src/domain/login/page-config.ts';
import { tokenOrigins } from '../../src/domain/login/page-policy.ts';
import type { WebSettings } from '../system/api-function.ts';

type Given<K> = Extract<WebSettings['login'], { readonly kind: K }>;

/** The provider of the settings. */
export function oidcLogin({ logoutUrl, ...given }: Given<'oidc'>): OidcLogin {
  return { ...given, ...(logoutUrl !== undefined && { logoutUrl }) };
}

export interface ReadersPool {
  readonly region: string;
  readonly domainPrefix: string;
  readonly poolId: string;
  readonly clientId: string;
  /** The address of the pages, without a slash at its end. */
  readonly address: string;
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html */
export function cognitoLogin(pool: ReadersPool): OidcLogin {
  const { region, poolId, clientId, address } = pool;
  const at = cognitoOrigin(pool);
  return {
    kind: 'oidc',
    issuer: `https://cognito-idp.${region}.amazonaws.com/${poolId}`,
    authorizeUrl: `${at}/oauth2/authorize`,
    tokenUrl: `${at}/oauth2/token`,
    logoutUrl: `${at}/logout?client_id=${clientId}&logout_uri=${address}/`,
    clientId,
    scope: 'openid email',
  };
}

/** The origins that the pages get tokens from, known before a pool exists. */
export function tokenOriginsOf(login: WebSettings['login'], region: string): readonly string[] {
  if (login.kind === 'oidc') return tokenOrigins(login);
  return [cognitoOrigin({ domainPrefix: login.domainPrefix, region })];
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html */
function cognitoOrigin({ domainPrefix, region }: Pick<ReadersPool, 'domainPrefix' | 'region'>) {
  return `https://${domainPrefix}.auth.${region}.amazoncognito.com`;
}
