/**
 * The settings of the dashboard's pages: `/config.json`, which the local server answers and Terraform writes. Everybody
 * can read them, so nothing in them is secret.
 */

export interface PageConfig {
  readonly login: LoginConfig;
}

export type LoginConfig =
  | { readonly kind: 'none' }
  /** One token for all readers, which a form asks for. */
  | { readonly kind: 'token' }
  | OidcLogin;

/** Authorization code with PKCE: a client without a secret. The redirect URI is the pages' address with `/login`. */
export interface OidcLogin {
  readonly kind: 'oidc';
  /** The claim `iss` of its ID tokens. */
  readonly issuer: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** Complete with its query: ends the session of the login server, and leads back to the pages. */
  readonly logoutUrl?: string;
  readonly clientId: string;
  /** 'openid email'. */
  readonly scope: string;
}

export const pageConfigPath = '/config.json';

/** The path to which the login server leads back. */
export const loginPath = '/login';
