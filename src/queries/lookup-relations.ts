/** Sub-queries of one partition of the tables that are partitioned by a text, such as the look-ups of a set. */
import type { PublishedLookups } from '../ports/platform.ts';
import { type SqlFragment, sqlIdentifier, sqlSubquery, sqlText } from '../sql/bind.ts';
import { joinSql, sql } from '../sql/sql-template.ts';
import { lookupTables } from '../tables/lookup-tables.ts';
import { textPartitionPrefix } from '../tables/object-key.ts';
import type { TextPartitionedTable } from '../tables/table.ts';

/** The relation that `select` makes of each look-up's declaration. */
export function lookupRelations(
  select: (table: TextPartitionedTable) => SqlFragment,
): PublishedLookups {
  const { rules, teams, aliases, services, owners } = lookupTables;
  return {
    rules: select(rules),
    teams: select(teams),
    aliases: select(aliases),
    services: select(services),
    owners: select(owners),
  };
}

/**
 * The rows of one partition, without its key. `from`: the table in the catalog. Athena needs the value as a
 * literal. Throws a TypeError for a value that cannot be a partition.
 */
export function textPartition(
  table: TextPartitionedTable,
  from: SqlFragment,
  value: string,
): SqlFragment {
  // Checks the value.
  textPartitionPrefix(table, value);
  const [key] = table.partitionKeys;
  return sqlSubquery(
    sql`select ${columnsOf(table)} from ${from} where ${sqlIdentifier(key.name)} = ${sqlText(value)}`,
  );
}

/** The columns of the files, in their order. */
export function columnsOf({ columns }: TextPartitionedTable): SqlFragment {
  return joinSql(
    Object.values(columns).map(({ name }) => sqlIdentifier(name)),
    ', ',
  );
}
