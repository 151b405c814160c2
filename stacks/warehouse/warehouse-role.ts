/**
 * The role with which Redshift Spectrum reads the archive. The external schema names it, so that every reader of the
 * warehouse reads with it.
 */
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { boundedRole, type TrustStatement } from '../constructs/bounded-role.ts';
import { LakeFormationGrants } from '../constructs/lake-formation-grants.ts';
import { roleNamingOf } from '../names/role-names.ts';
import { statementOf } from '../permissions/permission.ts';
import { warehousePermissions } from '../permissions/warehouse-permissions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { warehouseTableAccess } from '../system/table-access.ts';

export type WarehouseSettings = NonNullable<StackSettings['warehouse']>;

export interface WarehouseRoleProps {
  readonly settings: StackSettings;
  readonly warehouse: WarehouseSettings;
  /** The Glue tables that it reads and this stack creates. */
  readonly tables: readonly ITerraformDependable[];
}

export class WarehouseRole extends Construct {
  readonly arn: string;
  /** What a warehouse must wait for before it uses the role. */
  readonly permitted: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { settings, warehouse, tables }: WarehouseRoleProps) {
    super(scope, id);
    const { role, policy } = boundedRole(this, {
      naming: roleNamingOf(settings, 'warehouse'),
      description: 'What Redshift may read of the archive',
      trust: [trustRedshift(settings, warehouse)],
      statements: warehousePermissions(settings).map(statementOf),
    });
    this.arn = role.arn;
    const access = warehouseTableAccess();
    const grants = new LakeFormationGrants(this, 'lake', {
      roleArn: role.arn,
      tables: settings.lakeFormation
        ? { database: namesOf(settings).database, otherDatabases: [], access }
        : undefined,
      after: tables,
    });
    this.permitted = [policy, ...grants.all];
  }
}

/**
 * Only Redshift, only for this account, and, if Redshift says for which of its resources it asks, only for this one. AWS
 * does not document which ARN it sends, so a missing one is not denied.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/authorizing-redshift-service.html
 */
function trustRedshift(settings: StackSettings, warehouse: WarehouseSettings): TrustStatement {
  const services =
    warehouse.kind === 'cluster' ? ['redshift'] : ['redshift', 'redshift-serverless'];
  return {
    Effect: 'Allow',
    Principal: { Service: services.map((service) => `${service}.amazonaws.com`) },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:SourceAccount': settings.accountId },
      ArnLikeIfExists: { 'aws:SourceArn': sources(settings, warehouse) },
    },
  };
}

/**
 * The cluster or workgroup itself and its database users, whose ARNs contain its name or id. Our own workgroup has an
 * id only after the role was made: then it is every one of this account and region.
 */
function sources(settings: StackSettings, warehouse: WarehouseSettings): string[] {
  const { accountId, region } = settings;
  const { partition } = namesOf(settings);
  const at = (service: string, rest: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
  if (warehouse.kind === 'cluster') {
    const name = warehouse.clusterIdentifier;
    return [at('redshift', `*:${name}`), at('redshift', `*:${name}/*`)];
  }
  const id = warehouse.kind === 'workgroup' ? warehouse.workgroupArn.split('/').at(-1) : undefined;
  const any = id === undefined ? '*' : `*${id}*`;
  return [at('redshift-serverless', any), at('redshift', any)];
}
