/** The reader of a request on AWS, or a problem that says why the token's owner may see nothing, and what to do. */
import { seesAnything } from '../../domain/questions/reader-scope.ts';
import type { Reader } from '../operations/operation.ts';
import { ApiProblem } from '../problems/problem.ts';
import {
  type ClaimSettings,
  type Claims,
  claimsReader,
  namesIn,
  type ReaderEntry,
} from './claims-reader.ts';

/** `claims`: of the token that API Gateway verified; undefined without one. Throws an ApiProblem. */
export function knownReader(
  claims: Claims | undefined,
  entries: readonly ReaderEntry[],
  settings: ClaimSettings,
): Reader {
  if (claims === undefined) {
    throw new ApiProblem(
      'unauthorized',
      "Log in, and send the token as 'Authorization: Bearer …'.",
    );
  }
  if (namesIn(claims, settings.claim).size === 0) {
    throw new ApiProblem('forbidden', withoutName(settings.claim));
  }
  const reader = claimsReader(claims, entries, settings);
  if (seesAnything(reader.scope)) return reader;
  throw new ApiProblem('forbidden', withoutEntry(settings.claim));
}

function withoutName(claim: string): string {
  return claim === 'email'
    ? 'This token has no verified e-mail address: send the ID token, not the access token, and confirm the address.'
    : `This token has no group in its claim '${claim}': ask who manages the logins to add one.`;
}

function withoutEntry(claim: string): string {
  return claim === 'email'
    ? 'Your address is not in the list of readers: ask FinOps to add it, with an OU or a team.'
    : 'Your groups are not in the list of readers: ask FinOps to add one, with an OU or a team.';
}
