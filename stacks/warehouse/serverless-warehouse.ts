/**
 * A serverless warehouse of our own: encrypted, in private subnets, with a limit of what it may use. It stores views and
 * grants, no costs; these stay in the archive.
 */
import { RedshiftserverlessNamespace } from '@cdktf/provider-aws/lib/redshiftserverless-namespace/index.js';
import { RedshiftserverlessUsageLimit } from '@cdktf/provider-aws/lib/redshiftserverless-usage-limit/index.js';
import { RedshiftserverlessWorkgroup } from '@cdktf/provider-aws/lib/redshiftserverless-workgroup/index.js';
import { Construct } from 'constructs';
import type { WarehouseRole, WarehouseSettings } from './warehouse-role.ts';

export interface ServerlessWarehouseProps {
  /** Name of namespace and workgroup. */
  readonly name: string;
  readonly warehouse: Extract<WarehouseSettings, { kind: 'serverless' }>;
  readonly role: WarehouseRole;
  /** The KMS key of storage and secret; undefined if AWS's own keys encrypt both. */
  readonly keyArn: string | undefined;
}

/**
 * All parameters of a workgroup, because AWS returns all of them and Terraform would see the others as a difference.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroup-settings.html
 */
const parameters = {
  auto_mv: 'true',
  datestyle: 'ISO, MDY',
  enable_case_sensitive_identifier: 'false',
  enable_user_activity_logging: 'true',
  max_query_execution_time: '3600',
  query_group: 'default',
  require_ssl: 'true',
  search_path: '$user, public',
  use_fips_ssl: 'false',
};

export class ServerlessWarehouse extends Construct {
  readonly workgroup: string;
  readonly workgroupArn: string;
  /** The secret with the administrator's password, which Redshift makes and rotates. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: ServerlessWarehouseProps) {
    super(scope, id);
    const namespace = this.#createNamespace(props);
    const workgroup = this.#createWorkgroup(props, namespace);
    const { usageLimit } = props.warehouse;
    new RedshiftserverlessUsageLimit(this, 'limit', {
      resourceArn: workgroup.arn,
      usageType: 'serverless-compute',
      amount: usageLimit.rpuHours,
      period: usageLimit.period,
      breachAction: usageLimit.breachAction,
    });
    this.workgroup = props.name;
    this.workgroupArn = workgroup.arn;
    this.secretArn = namespace.adminPasswordSecretArn;
  }

  #createNamespace({ name, warehouse, role, keyArn }: ServerlessWarehouseProps) {
    return new RedshiftserverlessNamespace(this, 'namespace', {
      namespaceName: name,
      dbName: warehouse.database,
      manageAdminPassword: true,
      iamRoles: [role.arn],
      // Who connected, which users changed, and what was asked.
      logExports: ['connectionlog', 'useractivitylog', 'userlog'],
      ...(keyArn !== undefined && { kmsKeyId: keyArn, adminPasswordSecretKmsKeyId: keyArn }),
      dependsOn: [...role.permitted],
    });
  }

  #createWorkgroup(
    { name, warehouse }: ServerlessWarehouseProps,
    namespace: RedshiftserverlessNamespace,
  ) {
    return new RedshiftserverlessWorkgroup(this, 'workgroup', {
      workgroupName: name,
      namespaceName: namespace.namespaceName,
      baseCapacity: warehouse.baseCapacity,
      publiclyAccessible: false,
      enhancedVpcRouting: warehouse.enhancedVpcRouting,
      subnetIds: [...warehouse.subnetIds],
      securityGroupIds: [...warehouse.securityGroupIds],
      configParameter: Object.entries(parameters).map(([parameterKey, parameterValue]) => ({
        parameterKey,
        parameterValue,
      })),
    });
  }
}
