/**
 * The roles of the system: what each is called and where it is in IAM. Whoever names a role in a policy
 * takes its ARN from here, since prefix and path are part of it.
 */
import { partitionOf } from './partition.ts';
import { systemName } from './system-name.ts';

/** How each role's name ends; a function's role is called as its function is. */
const endings = {
  'daily-digest': 'daily-digest',
  'account-directory': 'account-directory',
  backfill: 'backfill',
  'partition-audit': 'partition-audit',
  'dashboard-snapshot': 'dashboard-snapshot',
  'snapshot-user': 'snapshot-user',
  crawler: 'bill-crawler',
  quicksight: 'quicksight',
} as const;

export type Role = keyof typeof endings;

/** Of those, who asks Athena: the functions, and QuickSight for the dashboard. */
export const queriers = [
  'account-directory',
  'daily-digest',
  'dashboard-snapshot',
  'partition-audit',
  'backfill',
  'quicksight',
] as const satisfies readonly Role[];

/** IAM's own limit. */
export const maxRoleNameLength = 64;

/** The settings that names are made of. */
export interface NamedRoles {
  readonly organization: string;
  readonly environment: string;
  readonly iam: {
    readonly permissionsBoundary?: string | undefined;
    readonly path: string;
    readonly namePrefix: string;
  };
}

/** What Terraform is told of a role beside what it may do. */
export interface RoleNaming {
  readonly name: string;
  readonly path: string;
  /** ARN of the policy that bounds it. */
  readonly permissionsBoundary?: string;
}

export function roleNamingOf(settings: NamedRoles, role: Role): RoleNaming {
  const { path, permissionsBoundary, namePrefix } = settings.iam;
  const name = `${namePrefix}${systemName(settings)}-${endings[role]}`;
  return { name, path, ...(permissionsBoundary !== undefined && { permissionsBoundary }) };
}

export function roleArn(
  settings: NamedRoles & { readonly accountId: string; readonly region: string },
  role: Role,
): string {
  const { name, path } = roleNamingOf(settings, role);
  return `arn:${partitionOf(settings.region)}:iam::${settings.accountId}:role${path}${name}`;
}

/** Every name that a role may get, the longest first. */
export function roleNamesOf(settings: NamedRoles): readonly string[] {
  const names = Object.keys(endings).map((role) => roleNamingOf(settings, role as Role).name);
  return names.sort((a, b) => b.length - a.length);
}
