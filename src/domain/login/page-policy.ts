/** The content security policy of the dashboard's pages. https://www.w3.org/TR/CSP3/ */
import type { LoginConfig } from './page-config.ts';

/** Scripts and styles of this origin alone; no style or script inside a page; requests also to the login server. */
export function pagePolicy(login: LoginConfig): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...tokenOrigins(login)].join(' '),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page itself is led to the other addresses, which the policy does not limit. */
function tokenOrigins(login: LoginConfig): readonly string[] {
  return login.kind === 'oidc' ? [new URL(login.tokenUrl).origin] : [];
}
