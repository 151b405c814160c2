/**
 * The claims of the token of a request. API Gateway verified the token, but passes each claim on as text: of a list of
 * groups, '[finops newsletter]', nobody can say where a name ends. So they are read from the token itself.
 */
import { decode } from 'hono/jwt';
import * as z from 'zod/mini';
import type { Claims } from '../../src/api/readers/claims-reader.ts';

/** What is needed of API Gateway's event. */
export interface TokenEvent {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly requestContext: {
    readonly authorizer?: { readonly jwt?: { readonly claims: Claims } | undefined } | undefined;
  };
}

const named = z.looseObject({ iss: z.string(), sub: z.string() });

/**
 * Undefined where API Gateway verified no token, or another one than the header's.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function verifiedClaims({ headers, requestContext }: TokenEvent): Claims | undefined {
  const verified = named.safeParse(requestContext.authorizer?.jwt?.claims);
  const sent = named.safeParse(payloadOf(headers['authorization']));
  if (!verified.success || !sent.success) return undefined;
  const isSame = verified.data.iss === sent.data.iss && verified.data.sub === sent.data.sub;
  return isSame ? sent.data : undefined;
}

/** API Gateway accepts a token with and without the word Bearer. */
function payloadOf(authorization = ''): unknown {
  try {
    return decode(authorization.replace(/^Bearer +/i, '')).payload;
  } catch {
    return undefined;
  }
}
