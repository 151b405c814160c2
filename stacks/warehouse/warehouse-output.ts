/**
 * The output `warehouse`, from which the command of the same name (`cli/warehouse-outputs.ts`) knows where statements run
 * and what they contain.
 */
import { TerraformOutput, type TerraformStack } from 'cdktf';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { ServerlessWarehouse } from './serverless-warehouse.ts';
import type { WarehouseRole, WarehouseSettings } from './warehouse-role.ts';

export interface WarehouseOutputProps {
  readonly settings: StackSettings;
  readonly warehouse: WarehouseSettings;
  readonly role: WarehouseRole;
  /** Our own one; undefined if the warehouse exists. */
  readonly own: ServerlessWarehouse | undefined;
}

export function addWarehouseOutput(stack: TerraformStack, props: WarehouseOutputProps): void {
  const { settings, warehouse, role } = props;
  new TerraformOutput(stack, 'warehouse', {
    description: 'What the command warehouse needs: where its statements run, and as whom',
    value: {
      region: settings.region,
      database: warehouse.database,
      ...computeOf(props),
      role_arn: role.arn,
      glue_database: namesOf(settings).database,
      external_schema: warehouse.externalSchema,
      schema: warehouse.schema,
      reader_roles: warehouse.readerRoles,
    },
  }).overrideLogicalId('warehouse');
}

/** For the statements that people run in a workgroup of ours; an existing warehouse has its own administrators. */
export function addSecretOutput(stack: TerraformStack, own: ServerlessWarehouse): void {
  new TerraformOutput(stack, 'admin_secret_arn', {
    description: "ARN of the secret with the administrator's password, which Redshift rotates",
    value: own.secretArn,
  }).overrideLogicalId('admin_secret_arn');
}

/** A value that does not apply is absent: Terraform's outputs have no null in an object of JSON. */
function computeOf({ warehouse, own }: WarehouseOutputProps): Readonly<Record<string, string>> {
  if (warehouse.kind === 'serverless') {
    return own === undefined ? {} : { workgroup: own.workgroup, secret_arn: own.secretArn };
  }
  const compute: Record<string, string> =
    warehouse.kind === 'workgroup'
      ? { workgroup: warehouse.workgroupArn }
      : { cluster: warehouse.clusterIdentifier };
  const { secretArn } = warehouse;
  const user = warehouse.kind === 'cluster' ? warehouse.databaseUser : undefined;
  return {
    ...compute,
    ...(secretArn !== undefined && { secret_arn: secretArn }),
    ...(user !== undefined && { database_user: user }),
  };
}
