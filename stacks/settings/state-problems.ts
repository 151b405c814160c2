/**
 * Environments that would share one state: they have the same name, which is allowed in two accounts,
 * and the same backend. Applying the second would replace the resources of the first.
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

/** Returns a problem for each environment that has the state of an earlier one. */
export function sharedStateProblems(environments: readonly StoredSystem[]): string[] {
  return environments.flatMap((one, at) => {
    const location = locationOf(one);
    const other = environments.slice(0, at).find((earlier) => locationOf(earlier) === location);
    // In one account, `conflictingNames` reports them.
    if (location === undefined || other === undefined || other.accountId === one.accountId)
      return [];
    return [
      `digest: two environments are ${systemName(one)} (${other.accountId} and ${one.accountId}) and ` +
        `would share one state in ${location}; accepted: ${remedyFor(one.backend)} for each`,
    ];
  });
}

/** Undefined for local files, because their names contain the stack's name. */
function locationOf({ backend, ...named }: StoredSystem): string | undefined {
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

function remedyFor(backend: Backend | undefined): string {
  if (backend?.kind === 's3') return 'a separate backend.keyPrefix';
  return backend?.kind === 'http'
    ? 'a separate backend.address'
    : 'a separate backend.organization or another environment name';
}
