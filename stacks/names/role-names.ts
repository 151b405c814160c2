/**
 * The names and ARNs of the system's roles. A policy that contains a role takes its ARN from here,
 * because prefix and path are part of it.
 */
import { partitionOf } from './partition.ts';
import { systemName } from './system-name.ts';

/** The end of each role's name; a function's role has the name of the function. */
const endings = {
  'daily-digest': 'daily-digest',
  'account-directory': 'account-directory',
  backfill: 'backfill',
  'partition-audit': 'partition-audit',
  'dashboard-snapshot': 'dashboard-snapshot',
  'resource-metrics': 'resource-metrics',
  'snapshot-user': 'snapshot-user',
  crawler: 'bill-crawler',
  quicksight: 'quicksight',
  api: 'api',
  warehouse: 'warehouse',
  grafana: 'grafana',
} as const;

export type Role = keyof typeof endings;

/** The roles that query Athena: the functions', QuickSight's for its dashboard, the API's for the web's, and Grafana's. */
export const queriers = [
  'account-directory',
  'daily-digest',
  'dashboard-snapshot',
  'partition-audit',
  'resource-metrics',
  'backfill',
  'quicksight',
  'api',
  'grafana',
] as const satisfies readonly Role[];

/** IAM's own limit. */
export const maxRoleNameLength = 64;

/** The settings that the names consist of. */
export interface NamedRoles {
  readonly organization: string;
  readonly environment: string;
  readonly iam: {
    readonly permissionsBoundary?: string | undefined;
    readonly path: string;
    readonly namePrefix: string;
  };
}

/** Terraform's arguments of a role in addition to its permissions. */
export interface RoleNaming {
  readonly name: string;
  readonly path: string;
  /** ARN of its permissions boundary. */
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

/** Every name that a role may have, the longest first. */
export function roleNamesOf(settings: NamedRoles): readonly string[] {
  const names = Object.keys(endings).map((role) => roleNamingOf(settings, role as Role).name);
  return names.sort((a, b) => b.length - a.length);
}
