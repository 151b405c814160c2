/**
 * The token that requests are sent with. It is kept in memory only: what a page stores, a later user of the browser or
 * a script of an extension could read. A page that is loaded again logs in again.
 */

let token: string | null = null;
let whenRefused: () => void = () => {};

export function sendToken(given: string | null): void {
  token = given;
}

export function authorization(): Readonly<Record<string, string>> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

/** `listener`: what is done when the API does not accept the token any more. */
export function onRefusal(listener: () => void): void {
  whenRefused = listener;
}

/** An answer was 401, from the API or from the gateway in front of it. */
export function tokenWasRefused(): void {
  whenRefused();
}
