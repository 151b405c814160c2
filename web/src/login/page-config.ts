/** Reads how readers log in from `/config.json`. */
import {
  type LoginConfig,
  type PageConfig,
  pageConfigPath,
} from '../../../src/domain/login/page-config.ts';
import { LoginError } from './login-error.ts';

const unread = 'Load the page again; if it stays, ask who runs this system.';

/** Throws a LoginError. */
export async function readLoginConfig(): Promise<LoginConfig> {
  const answer = await fetch(pageConfigPath).catch(() => undefined);
  if (answer === undefined) {
    throw new LoginError('The server does not answer', `Check the network. ${unread}`);
  }
  const config = answer.ok ? await answer.json().catch(() => undefined) : undefined;
  const { login } = (config ?? {}) as Partial<PageConfig>;
  if (login !== undefined && isComplete(login)) return login;
  throw new LoginError(
    'The settings of this page could not be read',
    `${pageConfigPath} does not say how readers log in. ${unread}`,
  );
}

function isComplete(login: LoginConfig): boolean {
  if (login.kind !== 'oidc') return login.kind === 'none' || login.kind === 'token';
  const { issuer, authorizeUrl, tokenUrl, clientId, scope } = login;
  return [issuer, authorizeUrl, tokenUrl, clientId, scope].every(
    (value) => typeof value === 'string' && value !== '',
  );
}
