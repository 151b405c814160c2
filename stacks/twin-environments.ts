/**
 * Environments that would fight over the same resources: of one name in one account. Another region does
 * not part them, since buckets are named worldwide, and roles for the account.
 */
import { systemName } from './system-name.ts';

/** What the names of an environment's resources are made of. */
export interface NamedEnvironment {
  readonly organization: string;
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
}

/** A fault for each environment whose names another before it has. */
export function twins(environments: readonly NamedEnvironment[]): string[] {
  return environments.flatMap((one, at) => {
    const other = environments.slice(0, at).find((earlier) => isTwin(earlier, one));
    if (other === undefined) return [];
    const where = other.region === one.region ? one.region : `${other.region} and ${one.region}`;
    return [
      `digest: two environments are ${systemName(one)} in ${one.accountId} (${where}); accepted: an ` +
        'environment name of its own each, in every region, since buckets are named worldwide',
    ];
  });
}

/** 'a-b' with 'c' ends its alarms' names as 'a' with 'b-c' does. */
function isTwin(one: NamedEnvironment, other: NamedEnvironment): boolean {
  if (one.accountId !== other.accountId) return false;
  const ending = (of: NamedEnvironment) => `${of.organization}-${of.environment}`;
  return systemName(one) === systemName(other) || ending(one) === ending(other);
}
