/**
 * What to do about a statement that Redshift refused, by Redshift's message. The messages are those of its
 * documentation and of others' reports.
 */

interface KnownReason {
  readonly reason: RegExp;
  readonly advice: string;
}

const byReason: readonly KnownReason[] = [
  {
    reason: /not authorized to assume|not associated (to|with)|is not a valid IAM role/i,
    advice:
      'Associate the role with the workgroup’s namespace or the cluster, and compare the account in its trust policy ' +
      '(runbooks/warehouse.md).',
  },
  {
    reason: /role ".*" does not exist/i,
    advice:
      'The roles of warehouse.readerRoles must exist in the database: create it (create role …), or correct its name.',
  },
  {
    reason: /cannot (change|drop|rename)\b.*\bview|view column/i,
    advice:
      'Redshift replaces a view only by one with the same columns: run the command `warehouse drop`, then ' +
      '`warehouse apply`, which also grants again.',
  },
  {
    reason: /permission denied|must be (owner|superuser)|not authorized to (create|grant)/i,
    advice:
      'The database user may not do this: connect as a superuser, by warehouse.secretArn or warehouse.databaseUser.',
  },
  {
    reason: /external database|EntityNotFound|database .* not found|Glue/i,
    advice:
      'The role cannot find or read the archive’s database in Glue: apply the stack `foundation` first, then compare ' +
      'the role’s permissions, Lake Formation’s grants and, with enhanced VPC routing, the subnets’ route to Glue.',
  },
  {
    reason: /database ".*" does not exist/i,
    advice: 'Create the database, or correct warehouse.database.',
  },
  {
    reason: /other objects depend on it|schema .* not empty|cannot drop schema/i,
    advice: 'Somebody else created objects in this schema: move or drop them first.',
  },
  {
    reason: /usage limit|deactivated/i,
    advice:
      'The workgroup used its RPU hours and accepts no queries until the next period: wait, or raise ' +
      'warehouse.usageLimit and apply the stack `warehouse`.',
  },
  {
    reason: /authentication failed|user ".*" does not exist/i,
    advice: 'Redshift does not know this user: compare the secret, or warehouse.databaseUser.',
  },
];

/** One sentence; undefined for an unknown message. */
export function adviceOnRedshift(message: string): string | undefined {
  return byReason.find(({ reason }) => reason.test(message))?.advice;
}
