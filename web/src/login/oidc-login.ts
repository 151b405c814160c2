/**
 * The login at an OpenID Connect server: authorization code with PKCE, loaded only where it is used. The page is left
 * meanwhile, so the values that the answer is checked with wait in this tab's session storage until it comes back; they
 * are of no use without the answer, and are used once.
 */
import * as oauth from 'oauth4webapi';
import { loginPath, type OidcLogin } from '../../../src/domain/login/page-config.ts';
import { LoginError } from './login-error.ts';

const storageKey = 'finops-digest.login';

interface StartedLogin {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Path and query of the page that was asked for. */
  readonly returnTo: string;
}

/** Leaves the page. */
export async function leaveForLogin(config: OidcLogin, returnTo: string): Promise<void> {
  const started: StartedLogin = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo,
  };
  sessionStorage.setItem(storageKey, JSON.stringify(started));
  const address = new URL(config.authorizeUrl);
  const query = {
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirectUri(),
    scope: config.scope,
    state: started.state,
    nonce: started.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(started.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  window.location.assign(address);
}

export interface FinishedLogin {
  readonly idToken: string;
  readonly returnTo: string;
}

/** `search`: the query with which the login server led back. Throws a LoginError. */
export async function finishLogin(config: OidcLogin, search: string): Promise<FinishedLogin> {
  const started = startedLogin();
  if (started === undefined) {
    throw new LoginError('This login was not started here', 'Log in again from this page.');
  }
  try {
    const idToken = await askToken(config, new URLSearchParams(search), started);
    return { idToken, returnTo: started.returnTo };
  } catch (error) {
    throw explained(error);
  }
}

async function askToken(
  config: OidcLogin,
  answered: URLSearchParams,
  { state, nonce, verifier }: StartedLogin,
): Promise<string> {
  const { issuer, tokenUrl, clientId } = config;
  const server = { issuer, token_endpoint: tokenUrl };
  const client = { client_id: clientId };
  const checked = oauth.validateAuthResponse(server, client, answered, state);
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    checked,
    redirectUri(),
    verifier,
    { [oauth.allowInsecureRequests]: isThisComputer(tokenUrl) },
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  return tokens.id_token ?? '';
}

/** A login server on the same computer may be without TLS. */
function isThisComputer(address: string): boolean {
  return ['localhost', '127.0.0.1'].includes(new URL(address).hostname);
}

function redirectUri(): string {
  return `${window.location.origin}${loginPath}`;
}

function startedLogin(): StartedLogin | undefined {
  const stored = sessionStorage.getItem(storageKey);
  sessionStorage.removeItem(storageKey);
  return stored === null ? undefined : (JSON.parse(stored) as StartedLogin);
}

function explained(cause: unknown): LoginError {
  if (cause instanceof oauth.AuthorizationResponseError) {
    const said = cause.error_description ?? cause.error;
    return new LoginError('The login was refused', `The login server says: ${said}.`, { cause });
  }
  const detail =
    'Its answer does not belong to the login that this page started, or came too late. Log in again.';
  return new LoginError('The login could not be finished', detail, { cause });
}
