/** The content security policy of the dashboard's pages. https://www.w3.org/TR/CSP3/ */
import type { LoginConfig, OidcLogin } from './page-config.ts';

/** For pages of this login. */
export function pagePolicy(login: LoginConfig): string {
  return pagePolicyTo(tokenOrigins(login));
}

/** Scripts and styles of this origin alone; no style or script inside a page; requests also to `others`. */
export function pagePolicyTo(others: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...others].join(' '),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page itself is led to the other addresses, which the policy does not limit. */
export function tokenOrigins(
  login: { readonly kind: 'none' | 'token' } | Pick<OidcLogin, 'kind' | 'tokenUrl'>,
): readonly string[] {
  return login.kind === 'oidc' ? [new URL(login.tokenUrl).origin] : [];
}
