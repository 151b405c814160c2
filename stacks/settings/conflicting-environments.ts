/**
 * Environments that would fight over the same resources: of one name in one account. Another region does
 * not part them, since buckets are named worldwide, and roles for the account.
 */
import { queriers } from '../names/role-names.ts';
import { systemName } from '../names/system-name.ts';

/** What the names of an environment's resources are made of. */
export interface NamedEnvironment {
  readonly organization: string;
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly iam: { readonly namePrefix: string };
}

/** A fault for each environment whose names another before it has. */
export function conflictingNames(environments: readonly NamedEnvironment[]): string[] {
  return environments.flatMap((one, at) => {
    const other = environments.slice(0, at).find((earlier) => isConflicting(earlier, one));
    if (other === undefined) return [];
    const where = other.region === one.region ? one.region : `${other.region} and ${one.region}`;
    return [
      `digest: two environments are ${systemName(one)} in ${one.accountId} (${where}); accepted: an ` +
        'environment name of its own each, in every region, since buckets are named worldwide',
    ];
  });
}

/**
 * People query in a workgroup that is called as the system is, each function in one with its own name
 * behind: `dev-backfill` would be a second name for a workgroup of `dev`.
 */
export function sharedWorkgroups(environments: readonly NamedEnvironment[]): string[] {
  return environments.flatMap((maker) =>
    environments
      .filter((one) => one.accountId === maker.accountId && one.region === maker.region)
      .filter((one) => queriers.some((who) => systemName(one) === `${systemName(maker)}-${who}`))
      .map(
        ({ environment, ...one }) =>
          `digest: ${maker.environment} and ${environment} would share the workgroup ` +
          `${systemName({ ...one, environment })}; accepted: another name than ${environment}`,
      ),
  );
}

/** A prefix of roles may be what another organization begins with; a path does not part two names. */
export function sharedRoles(environments: readonly NamedEnvironment[]): string[] {
  const startOf = (one: NamedEnvironment) => `${one.iam.namePrefix}${systemName(one)}`;
  return environments.flatMap((one, at) =>
    environments
      .slice(0, at)
      .filter((other) => other.accountId === one.accountId && startOf(other) === startOf(one))
      .filter((other) => systemName(other) !== systemName(one))
      .map(
        (other) =>
          `digest: ${other.environment} of ${other.organization} and ${one.environment} of ` +
          `${one.organization} would share the roles ${startOf(one)}-…; accepted: another iam.namePrefix`,
      ),
  );
}

/** 'a-b' with 'c' ends its alarms' names as 'a' with 'b-c' does. */
function isConflicting(one: NamedEnvironment, other: NamedEnvironment): boolean {
  if (one.accountId !== other.accountId) return false;
  const ending = (of: NamedEnvironment) => `${of.organization}-${of.environment}`;
  return systemName(one) === systemName(other) || ending(one) === ending(other);
}
