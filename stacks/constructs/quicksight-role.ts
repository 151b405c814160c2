/**
 * The role that QuickSight queries Athena with: the archive and what is compared with it, to read, and
 * the place of query results. No bill, no mail, and nothing to change.
 */
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { roleNamingOf } from '../names/role-names.ts';
import { type Permission, statementOf } from '../permissions/permission.ts';
import { queryPermissions } from '../permissions/query-permissions.ts';
import { decryptAndEncrypt, objects } from '../permissions/storage-permissions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { queryWorkgroup } from '../system/query-workgroups.ts';
import { dashboardTableAccess, lakeTablesOf } from '../system/table-access.ts';
import { boundedRole } from './bounded-role.ts';
import { LakeFormationGrants } from './lake-formation-grants.ts';

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
    const { role, policy } = boundedRole(this, {
      place: roleNamingOf(settings, 'quicksight'),
      description: 'What QuickSight may read through Athena',
      trust: [trustQuicksight(settings)],
      statements: quicksightPermissions(settings).map(statementOf),
    });
    this.arn = role.arn;
    const grants = new LakeFormationGrants(this, 'lake', {
      roleArn: role.arn,
      tables: lakeTablesOf(settings, dashboardTableAccess(settings)),
      after: tables,
    });
    this.permitted = [policy, ...grants.all];
  }
}

/**
 * Refused for another account, where QuickSight says which it works for. AWS's own example has no
 * condition and nobody says whether it does: demanding an account would end the dashboard if it does not.
 * https://docs.aws.amazon.com/quicksight/latest/user/datasource-run-as-role.html
 */
function trustQuicksight({ accountId }: StackSettings) {
  return {
    Effect: 'Allow',
    Principal: { Service: 'quicksight.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { StringEqualsIfExists: { 'aws:SourceAccount': accountId } },
  } as const;
}

/** https://docs.aws.amazon.com/quicksight/latest/user/troubleshoot-athena-insufficient-permissions.html */
function quicksightPermissions(settings: StackSettings): Permission[] {
  const { dashboard, budgetsKey } = namesOf(settings);
  const hasRules = settings.quicksight?.rowLevelSecurity === true;
  const folders = ['ou-breakdowns/', 'accounts/', 'ou-forecasts/', folderOf(budgetsKey)];
  const storage = objects(settings, {
    reads: [...folders, ...(hasRules ? [dashboard.ownersPrefix] : [])].map((one) => `${one}*`),
    writes: [],
  });
  return [
    ...queryPermissions(settings, 'quicksight', dashboardTableAccess(settings)),
    {
      sid: 'ReadResults',
      actions: ['athena:GetQueryResults', 'athena:GetQueryResultsStream', 'athena:GetWorkGroup'],
      resources: [queryWorkgroup(settings, 'quicksight').workgroupArn],
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
