/**
 * The dashboard and the API behind a login, as on AWS. The gateway here stands in for API Gateway's JWT authorizer, which
 * only AWS has: it verifies signature, issuer, audience and time of each token, and answers 401 in the same form.
 */
import { Hono } from 'hono';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { KeptAnswers } from '../../src/api/answers/kept-answers.ts';
import { readArchiveFacts } from '../../src/api/archive/archive-facts.ts';
import { apiApp } from '../../src/api/http/api-app.ts';
import { claimsReader, type ReaderEntry } from '../../src/api/readers/claims-reader.ts';
import { listen } from '../../src/api/server/listen.ts';
import { readWebFiles } from '../../src/api/server/web-files.ts';
import { webAnswer } from '../../src/api/server/web-routes.ts';
import { openLocalArchive } from '../../src/platform/local/archive-reader.ts';
import { type OidcServer, startOidcServer } from './oidc-server.ts';

export interface OidcDashboard {
  readonly address: string;
  readonly oidc: OidcServer;
  /** From now on tokens that are older than this are refused, as after their hour. */
  readonly expireTokens: () => void;
  readonly close: () => Promise<void>;
}

interface Folders {
  readonly out: string;
  readonly dist: string;
}

const editors = ['editor@example.com'];
const entries: readonly ReaderEntry[] = [
  { name: 'editor@example.com', scope: '*' },
  { name: 'reader@example.com', scope: '*' },
  { name: 'retail@example.com', scope: 'team/retail' },
];

export async function serveWithLogin({ out, dist }: Folders): Promise<OidcDashboard> {
  const oidc = await startOidcServer();
  const archive = await openLocalArchive(out);
  const gateway = tokenGateway(oidc);
  const claims = new WeakMap<Request, JWTPayload>();
  const now = Date.now;
  const api = apiApp({
    archive: { ...archive, now },
    facts: () => readArchiveFacts({ ...archive, now }),
    kept: new KeptAnswers(archive.store, { onNotKept: () => undefined }),
    readerOf: ({ req }) =>
      claimsReader(claims.get(req.raw) ?? {}, entries, { claim: 'email', editors }),
    onError: (error) => {
      throw error;
    },
  });
  const app = new Hono();
  app.all('/v1/*', async ({ req }) => {
    const known = await gateway.claimsOf(req.header('authorization'));
    if (known === undefined) return unauthorized();
    claims.set(req.raw, known);
    return api.fetch(req.raw);
  });
  const files = readWebFiles(dist);
  app.all('*', (context) => webAnswer({ files, login: oidc.login }, context));
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  oidc.allowPages(server.address);
  return {
    address: server.address,
    oidc,
    expireTokens: gateway.expireTokens,
    close: async () => {
      await server.stop(1_000);
      await oidc.close();
      archive.close();
    },
  };
}

function tokenGateway({ login: { issuer, clientId } }: OidcServer) {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  let notBefore = 0;
  return {
    claimsOf: async (authorization = ''): Promise<JWTPayload | undefined> => {
      const token = authorization.replace(/^Bearer /, '');
      const options = { issuer, audience: clientId };
      const verified = await jwtVerify(token, keys, options).catch(() => undefined);
      const issuedAt = verified?.payload.iat ?? 0;
      return issuedAt * 1000 < notBefore ? undefined : verified?.payload;
    },
    expireTokens: () => {
      notBefore = Math.ceil(Date.now() / 1000) * 1000;
    },
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
function unauthorized(): Response {
  return Response.json(
    { message: 'Unauthorized' },
    { status: 401, headers: { 'www-authenticate': 'Bearer' } },
  );
}
