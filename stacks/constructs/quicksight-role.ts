/**
 * The role that QuickSight queries Athena with: the archive and what is compared with it, to read, and
 * the place of query results. No bill, no mail, and nothing to change.
 */
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { namesOf } from '../names.ts';
import { queryPermissions } from '../query-permissions.ts';
import type { StackSettings } from '../settings.ts';
import { decryptAndEncrypt, objects } from '../storage-permissions.ts';
import { dashboardTableAccess, lakeTablesOf } from '../table-access.ts';
import { LakeGrants } from './lake-grants.ts';
import { type Permission, statementOf } from './permission.ts';
import { policyDocument } from './policy-document.ts';

export interface QuicksightRoleProps {
  readonly settings: StackSettings;
  /** Those it reads that this stack makes. */
  readonly tables: readonly ITerraformDependable[];
}

export class QuicksightRole extends Construct {
  readonly arn: string;
  /** The data source depends on them: QuickSight tries the role when it makes one. */
  readonly permitted: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: QuicksightRoleProps) {
    super(scope, id);
    const { settings, tables } = props;
    const { dashboard } = namesOf(settings);
    const role = new IamRole(this, 'role', {
      name: dashboard.role,
      description: 'What QuickSight may read through Athena',
      assumeRolePolicy: trustQuicksight(),
    });
    this.arn = role.arn;
    const policy = new IamRolePolicy(this, 'policy', {
      name: 'permissions',
      role: role.name,
      policy: policyDocument(quicksightPermissions(settings).map(statementOf)),
    });
    const lakeTables = lakeTablesOf(settings, dashboardTableAccess(settings));
    const grants =
      lakeTables === undefined
        ? []
        : new LakeGrants(this, 'lake', { roleArn: role.arn, after: tables, ...lakeTables }).all;
    this.permitted = [policy, ...grants];
  }
}

/** AWS does not say whether QuickSight names account or source when it takes a role, so none is asked. */
function trustQuicksight(): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'quicksight.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ],
  });
}

/** https://docs.aws.amazon.com/quicksight/latest/user/troubleshoot-athena-insufficient-permissions.html */
export function quicksightPermissions(settings: StackSettings): Permission[] {
  const { arns, dashboard, budgetsKey } = namesOf(settings);
  const hasRules = settings.quicksight?.rowLevelSecurity === true;
  const folders = ['ou-breakdowns/', 'accounts/', 'ou-forecasts/', folderOf(budgetsKey)];
  const storage = objects(settings, {
    reads: [...folders, ...(hasRules ? [dashboard.ownersPrefix] : [])].map((one) => `${one}*`),
    writes: [],
  });
  return [
    ...queryPermissions(settings, dashboardTableAccess(settings)),
    {
      sid: 'ReadResults',
      actions: ['athena:GetQueryResults', 'athena:GetQueryResultsStream', 'athena:GetWorkGroup'],
      resources: [arns.workgroup],
    },
    // Names only, and AWS names no resource for it: QuickSight asks when a data source is made.
    { sid: 'ListCatalogs', actions: ['athena:ListDataCatalogs'], resources: ['*'] },
    ...storage.filter(({ resources }) => resources.length > 0),
    ...decryptAndEncrypt(settings),
  ];
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}
