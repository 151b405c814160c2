/** Whether the reader is logged in, and the steps to it: for the pages, which show nothing before. */
import { type LoginConfig, loginPath } from '../../../src/domain/login/page-config.ts';
import { onRefusal, sendToken } from '../api/access-token.ts';
import { LoginError } from './login-error.ts';
import { readLoginConfig } from './page-config.ts';

export type LoginState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'in'; readonly login: LoginConfig }
  | { readonly kind: 'form'; readonly wasRefused: boolean }
  | { readonly kind: 'out'; readonly title: string; readonly detail: string };

let config: LoginConfig | undefined;
let state: LoginState = { kind: 'starting' };
let loggedInAt = 0;
const listeners = new Set<() => void>();

export function loginState(): LoginState {
  return state;
}

export function onLoginChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: LoginState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Logs in as `/config.json` says, and takes the token that a login server leads back with. */
export async function logIn(): Promise<void> {
  change({ kind: 'starting' });
  try {
    config ??= await readLoginConfig();
    onRefusal(refused);
    if (config.kind === 'none') change({ kind: 'in', login: config });
    else if (config.kind === 'token') change({ kind: 'form', wasRefused: false });
    else await logInAtServer(config);
  } catch (error) {
    change({ kind: 'out', ...wordsOf(error) });
  }
}

type OidcLogin = Extract<LoginConfig, { readonly kind: 'oidc' }>;

async function logInAtServer(login: OidcLogin): Promise<void> {
  const { leaveForLogin, finishLogin } = await import('./oidc-login.ts');
  const { pathname, search, hash } = window.location;
  if (pathname !== loginPath) {
    await leaveForLogin(login, `${pathname}${search}${hash}`);
    return;
  }
  // A page that is loaded again must not use the code again.
  window.history.replaceState(null, '', '/');
  const { idToken, returnTo } = await finishLogin(login, search);
  window.history.replaceState(null, '', returnTo);
  enter(login, idToken);
}

function enter(login: LoginConfig, token: string): void {
  sendToken(token);
  loggedInAt = Date.now();
  change({ kind: 'in', login });
}

/** Of the form: the next request shows whether it is right. */
export function giveToken(token: string): void {
  if (config !== undefined) enter(config, token);
}

const tooSoonMs = 30_000;

/** A login that has expired is repeated; one that was never accepted would be repeated for ever. */
function refused(): void {
  if (state.kind !== 'in' || config === undefined) return;
  sendToken(null);
  if (config.kind === 'token') change({ kind: 'form', wasRefused: true });
  else if (Date.now() - loggedInAt > tooSoonMs) void logIn();
  else change({ kind: 'out', ...notAccepted });
}

const notAccepted = {
  title: 'The API does not accept this login',
  detail: 'You are logged in, but its token was refused. Ask who runs this system.',
};

export function signOut(): void {
  sendToken(null);
  if (config?.kind === 'token') change({ kind: 'form', wasRefused: false });
  else if (config?.kind === 'oidc') leave(config);
}

function leave({ logoutUrl }: OidcLogin): void {
  const detail = 'The login server may still know you: close the browser on a shared computer.';
  change({ kind: 'out', title: 'You are signed out', detail });
  if (logoutUrl !== undefined) window.location.assign(logoutUrl);
}

function wordsOf(error: unknown): { readonly title: string; readonly detail: string } {
  if (error instanceof LoginError) return { title: error.title, detail: error.message };
  return {
    title: 'The login could not be started',
    detail: 'Load the page again; if it stays, ask who runs this system.',
  };
}
