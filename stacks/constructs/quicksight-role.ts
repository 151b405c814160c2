/**
 * The role with which QuickSight queries Athena: it may read the archive, its companion tables and the
 * query results. It cannot read the bill, send mail or change anything else.
 */
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { accountsTable } from '../../src/tables/accounts.ts';
import { budgetsTable } from '../../src/tables/budgets.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { ouOwnersTable } from '../../src/tables/ou-owners.ts';
import { teamUnitsTable } from '../../src/tables/team-units.ts';
import { roleNamingOf } from '../names/role-names.ts';
import { type Permission, statementOf } from '../permissions/permission.ts';
import { queryPermissions } from '../permissions/query-permissions.ts';
import { decryptAndEncrypt, objects, objectsOf } from '../permissions/storage-permissions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { queryWorkgroup } from '../system/query-workgroups.ts';
import { dashboardTableAccess, lakeTablesOf } from '../system/table-access.ts';
import { boundedRole } from './bounded-role.ts';
import { LakeFormationGrants } from './lake-formation-grants.ts';

export interface QuicksightRoleProps {
  readonly settings: StackSettings;
  /** The tables that it reads and this stack creates. */
  readonly tables: readonly ITerraformDependable[];
}

export class QuicksightRole extends Construct {
  readonly arn: string;
  /** The data source must depend on them: QuickSight tests the role when it creates a data source. */
  readonly permitted: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: QuicksightRoleProps) {
    super(scope, id);
    const { settings, tables } = props;
    const { role, policy } = boundedRole(this, {
      naming: roleNamingOf(settings, 'quicksight'),
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
 * Denied if QuickSight reports another account as source. AWS's own example has no condition, and its
 * documentation does not say whether QuickSight sends the account: a required account would break the
 * dashboard if it does not.
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
  const hasRules = settings.quicksight?.rowLevelSecurity === true;
  const tables = [
    ouBreakdownTable,
    accountsTable,
    ouForecastTable,
    budgetsTable,
    costAllocationTable,
    teamUnitsTable,
  ];
  const storage = objects(settings, {
    reads: [...tables, ...(hasRules ? [ouOwnersTable] : [])].map(objectsOf),
    writes: [],
  });
  return [
    ...queryPermissions(settings, 'quicksight', dashboardTableAccess(settings)),
    {
      sid: 'ReadResults',
      actions: ['athena:GetQueryResults', 'athena:GetQueryResultsStream', 'athena:GetWorkGroup'],
      resources: [queryWorkgroup(settings, 'quicksight').workgroupArn],
    },
    // Returns only names and supports no resource-level permission. QuickSight calls it when a data
    // source is created.
    { sid: 'ListCatalogs', actions: ['athena:ListDataCatalogs'], resources: ['*'] },
    ...storage.filter(({ resources }) => resources.length > 0),
    ...decryptAndEncrypt(settings),
  ];
}
