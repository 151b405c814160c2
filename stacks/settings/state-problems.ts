/**
 * Environments that would keep one state: their names are the same, which is fine in two accounts, and
 * their backend is the same place. The second to be applied would replace what the first has made.
 */
import { systemName } from '../names/system-name.ts';

interface StoredSystem {
  readonly organization: string;
  readonly environment: string;
  readonly accountId: string;
  readonly backend?: Backend | undefined;
}

type Backend =
  | { readonly kind: 's3'; readonly bucket: string; readonly keyPrefix: string }
  | {
      readonly kind: 'remote' | 'cloud';
      readonly organization: string;
      readonly hostname?: string | undefined;
    }
  | { readonly kind: 'http'; readonly address: string };

/** A fault for each environment whose state another before it has. */
export function sharedStateProblems(environments: readonly StoredSystem[]): string[] {
  return environments.flatMap((one, at) => {
    const place = placeOf(one);
    const other = environments.slice(0, at).find((earlier) => placeOf(earlier) === place);
    // Of one account: `conflictingNames` says what is wrong with them.
    if (place === undefined || other === undefined || other.accountId === one.accountId) return [];
    return [
      `digest: two environments are ${systemName(one)} (${other.accountId} and ${one.accountId}) and ` +
        `would keep one state in ${place}; accepted: ${wayOut(one.backend)} each`,
    ];
  });
}

/** Undefined for local files, which are named after the stack. */
function placeOf({ backend, ...named }: StoredSystem): string | undefined {
  const system = systemName(named);
  switch (backend?.kind) {
    case 's3':
      return `s3://${backend.bucket}/${backend.keyPrefix}/${system}`;
    case 'remote':
    case 'cloud':
      return `${backend.hostname ?? 'app.terraform.io'}/${backend.organization}/${system}`;
    case 'http':
      return `${backend.address}/${system}`;
    default:
      return undefined;
  }
}

function wayOut(backend: Backend | undefined): string {
  if (backend?.kind === 's3') return 'a backend.keyPrefix of its own';
  return backend?.kind === 'http'
    ? 'a backend.address of its own'
    : 'a backend.organization of its own, or another environment name';
}
