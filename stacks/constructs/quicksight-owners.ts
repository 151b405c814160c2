/** The table of OU owners, which FinOps edits. Row-level security uses it. */
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ouOwnersTable } from '../../src/tables/ou-owners.ts';
import type { StackNames } from '../system/names.ts';
import { declaredTable } from './declared-table.ts';

export class QuicksightOwners extends Construct {
  readonly table: ITerraformDependable;

  constructor(scope: Construct, id: string, names: StackNames) {
    super(scope, id);
    const { database } = names;
    this.table = declaredTable(this, 'table', ouOwnersTable, { names, database });
  }
}
