/**
 * What Lake Formation lets one role do, where it guards the catalog beside IAM: see the database, query
 * its tables, and add partitions to some. Locations of data are not registered here, so Athena reads
 * objects with the role's own rights.
 * https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
 */
import { LakeformationPermissions } from '@cdktf/provider-aws/lib/lakeformation-permissions/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { LakeTables, TableAccess } from '../system/table-access.ts';

export interface LakeGrantsProps {
  readonly roleArn: string;
  /** Undefined where IAM alone guards the catalog: then nothing is granted. */
  readonly tables: LakeTables | undefined;
  /** Tables of the same stack: Lake Formation grants nothing on what is not there. */
  readonly after?: readonly ITerraformDependable[];
}

/** What every grant has. */
interface Grantee {
  readonly principal: string;
  readonly dependsOn: ITerraformDependable[];
}

const reading = ['DESCRIBE', 'SELECT'];
/** AWS does not say which of the two a partition needs, so both are granted. */
const registering = ['ALTER', 'INSERT'];

export class LakeFormationGrants extends Construct {
  /** Who acts as the role comes after them. */
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
      ([place = '', name = '']) => {
        const permissions = ['DESCRIBE'];
        return new LakeformationPermissions(this, place, {
          ...common,
          permissions,
          database: { name },
        });
      },
    );
    return [...databases, ...tables];
  }
}

/** In alphabetical order, as Lake Formation lists them. */
function permissionsOn(table: string, { registersIn }: TableAccess): string[] {
  return [...reading, ...(registersIn.includes(table) ? registering : [])].sort();
}
