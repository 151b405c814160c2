/**
 * Who a request's reader is, from the claims of a token that was verified already, and what that reader may see, from
 * the lists that mails and Quick Sight use. Nobody sees more than the lists say: an unknown reader sees nothing.
 */
import { nothingInScope, type ReaderScope } from '../../domain/questions/reader-scope.ts';
import type { Reader } from '../operations/operation.ts';

/** One line of a list: who, and an OU with those below it, a team ('team/retail'), or '*'. */
export interface ReaderEntry {
  /** An address, or the name of a group. */
  readonly name: string;
  readonly scope: string;
}

/** Which claim says who a reader is. */
export interface ClaimSettings {
  /** 'email' counts only with a verified address; any other claim is a list of groups. */
  readonly claim: string;
  /** Names, as in the lists, of those who may change rules and start jobs. */
  readonly editors: readonly string[];
}

export type Claims = Readonly<Record<string, unknown>>;

/** The names of the reader, as they are compared with the lists. Empty: the token does not say who it is. */
export function namesIn(claims: Claims, claim: string): ReadonlySet<string> {
  return claim === 'email' ? emailOf(claims) : groupsOf(claims[claim]);
}

/** Addresses are compared without case in their domain, which mail systems ignore; groups exactly. */
export function claimsReader(
  claims: Claims,
  entries: readonly ReaderEntry[],
  { claim, editors }: ClaimSettings,
): Reader {
  const names = namesIn(claims, claim);
  const own = entries.filter(({ name }) => names.has(comparable(name)));
  return {
    scope: scopeOf(own.map(({ scope }) => scope)),
    isEditor: editors.some((name) => names.has(comparable(name))),
  };
}

/**
 * Cognito writes `email_verified` as a boolean into ID tokens, and API Gateway passes claims on as text. An access
 * token has neither.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
function emailOf(claims: Claims): ReadonlySet<string> {
  const { email, email_verified: verified } = claims;
  const isVerified = verified === true || verified === 'true';
  return new Set(
    isVerified && typeof email === 'string' && email !== '' ? [comparable(email)] : [],
  );
}

/**
 * API Gateway writes a list as '[admins finops]', in which a name with a space cannot be distinguished from two names: a list
 * in that form has only names without spaces.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
function groupsOf(value: unknown): ReadonlySet<string> {
  if (Array.isArray(value))
    return new Set(value.filter((name) => typeof name === 'string').map(comparable));
  if (typeof value !== 'string' || value === '') return new Set();
  const [, list] = /^\[(.*)\]$/s.exec(value) ?? [];
  return new Set(
    (list === undefined ? [value] : list.split(/[\s,]+/)).filter(Boolean).map(comparable),
  );
}

function comparable(name: string): string {
  const at = name.lastIndexOf('@');
  return at < 0 ? name : `${name.slice(0, at)}${name.slice(at).toLowerCase()}`;
}

export function scopeOf(scopes: readonly string[]): ReaderScope {
  if (scopes.includes('*')) return { kind: 'all' };
  if (scopes.length === 0) return nothingInScope;
  const isTeam = (scope: string) => scope.startsWith('team/');
  const unique = [...new Set(scopes)].sort();
  return {
    kind: 'part',
    ous: unique.filter((scope) => !isTeam(scope)),
    teams: unique.filter(isTeam).map((scope) => scope.slice('team/'.length)),
  };
}
