/**
 * Environments that would use the same resources because they have the same name in one account.
 * Another region does not help, because bucket names are global and role names are unique in an
 * account.
 */
import { queriers } from '../names/role-names.ts';
import { systemName } from '../names/system-name.ts';

/** The settings that the names of an environment's resources consist of. */
export interface NamedEnvironment {
  readonly organization: string;
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  readonly iam: { readonly namePrefix: string };
}

/** Returns a problem for each environment that has the names of an earlier one. */
export function conflictingNames(environments: readonly NamedEnvironment[]): string[] {
  return environments.flatMap((one, at) => {
    const other = environments.slice(0, at).find((earlier) => isConflicting(earlier, one));
    if (other === undefined) return [];
    const where = other.region === one.region ? one.region : `${other.region} and ${one.region}`;
    return [
      `digest: two environments are ${systemName(one)} in ${one.accountId} (${where}); accepted: a ` +
        'separate name for each environment, also in another region, because bucket names are global',
    ];
  });
}

/**
 * The workgroup of people has the name of the system; the workgroup of a function has the function's
 * name appended. So `dev-backfill` would be the name of an environment and of a workgroup of `dev`.
 */
export function sharedWorkgroups(environments: readonly NamedEnvironment[]): string[] {
  return environments.flatMap((maker) =>
    environments
      .filter((one) => one.accountId === maker.accountId && one.region === maker.region)
      .filter((one) => queriers.some((who) => systemName(one) === `${systemName(maker)}-${who}`))
      .map(
        ({ environment, ...one }) =>
          `digest: ${maker.environment} and ${environment} would share the workgroup ` +
          `${systemName({ ...one, environment })}; accepted: a name other than ${environment}`,
      ),
  );
}

/**
 * One environment's prefix of role names can be equal to the beginning of another organization's names.
 * A path does not make role names different.
 */
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

/** 'a-b' with 'c' gives alarms the same ending as 'a' with 'b-c'. */
function isConflicting(one: NamedEnvironment, other: NamedEnvironment): boolean {
  if (one.accountId !== other.accountId) return false;
  const ending = (of: NamedEnvironment) => `${of.organization}-${of.environment}`;
  return systemName(one) === systemName(other) || ending(one) === ending(other);
}
