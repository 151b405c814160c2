/**
 * SES's rule for existing identities: it never creates one twice, while moto accepts the second as well.
 */
import { type WireRequest, WireServiceError } from './wire-server.ts';

const path = '/v2/email/identities';

/** For `startMotoProxy`: tracks the identities that were created and removed through it. */
export function uniqueIdentities(): (request: WireRequest) => void {
  const known = new Set<string>();
  return ({ method, path: at, body }) => {
    if (method === 'POST' && at === path) {
      const { EmailIdentity: name } = JSON.parse(body.toString()) as { EmailIdentity: string };
      if (known.has(name)) throw alreadyExists(name);
      known.add(name);
    }
    if (method === 'DELETE' && at.startsWith(`${path}/`)) {
      known.delete(decodeURIComponent(at.slice(path.length + 1)));
    }
  };
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateEmailIdentity.html */
function alreadyExists(name: string): WireServiceError {
  return new WireServiceError({
    code: 'AlreadyExistsException',
    status: 400,
    message: `Email identity ${name} already exist.`,
  });
}
