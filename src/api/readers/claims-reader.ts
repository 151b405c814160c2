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

/** As the token has them: a list is a list, not API Gateway's text of it. */
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
  const isReader = (name: string) => names.has(claim === 'email' ? comparable(name) : name);
  const own = entries.filter(({ name }) => isReader(name));
  return { scope: scopeOf(own.map(({ scope }) => scope)), isEditor: editors.some(isReader) };
}

/**
 * Cognito writes `email_verified` as a boolean into ID tokens, and other providers as text. An access token has neither.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
function emailOf(claims: Claims): ReadonlySet<string> {
  const { email, email_verified: verified } = claims;
  const isVerified = verified === true || verified === 'true';
  return new Set(
    isVerified && typeof email === 'string' && email !== '' ? [comparable(email)] : [],
  );
}

/** A list of names, or one name. A text is never taken apart: a name may have spaces, commas and brackets. */
function groupsOf(value: unknown): ReadonlySet<string> {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  return new Set(names.filter((name) => typeof name === 'string').filter((name) => name !== ''));
}

/** Of an address. */
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
