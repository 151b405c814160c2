/**
 * What Lake Formation grants to one role, if it controls the catalog in addition to IAM: to see the
 * database, to query its tables, and to add partitions to some of them. Data locations are not
 * registered in Lake Formation, so Athena reads the objects with the role's own IAM permissions.
 * https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
 */
import { LakeformationPermissions } from '@cdktf/provider-aws/lib/lakeformation-permissions/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { LakeTables, TableAccess } from '../system/table-access.ts';

export interface LakeGrantsProps {
  readonly roleArn: string;
  /** Undefined if only IAM controls the catalog: then nothing is granted. */
  readonly tables: LakeTables | undefined;
  /**
   * Tables of the same stack: Lake Formation cannot grant permissions on a table that does not exist.
   */
  readonly after?: readonly ITerraformDependable[];
}

/** Properties of every grant. */
interface Grantee {
  readonly principal: string;
  readonly dependsOn: ITerraformDependable[];
}

const reading = ['DESCRIBE', 'SELECT'];
/** AWS does not document which of the two is needed to add a partition, so both are granted. */
const registering = ['ALTER', 'INSERT'];

export class LakeFormationGrants extends Construct {
  /** Resources that act as the role must depend on them. */
  readonly all: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { roleArn, tables, after = [] }: LakeGrantsProps) {
    super(scope, id);
    const common = { principal: roleArn, dependsOn: [...after] };
    this.all = tables === undefined ? [] : this.#grant(tables, common);
  }

  #grant(
    { database, otherDatabases, access }: LakeTables,
    common: Grantee,
  ): ITerraformDependable[] {
    const tables = access.reads.map((name) => {
      const permissions = permissionsOn(name, access);
      const table = { databaseName: database, name };
      return new LakeformationPermissions(this, name, { ...common, permissions, table });
    });
    const databases = [['database', database], ...otherDatabases.map((one) => [one, one])].map(
      ([grantId = '', name = '']) => {
        const permissions = ['DESCRIBE'];
        return new LakeformationPermissions(this, grantId, {
          ...common,
          permissions,
          database: { name },
        });
      },
    );
    return [...databases, ...tables];
  }
}

/** In alphabetical order, in which Lake Formation lists them. */
function permissionsOn(table: string, { registersIn }: TableAccess): string[] {
  return [...reading, ...(registersIn.includes(table) ? registering : [])].sort();
}
