/** Opens an engine in which the tables of a SELECT can be read. */

import { AthenaFailure } from './athena-failure.ts';
import { QuerySession } from './query-session.ts';
import { referencedTables, type TableReference } from './referenced-tables.ts';
import { createTableView, pathColumn, type TableSources } from './table-view.ts';

/** Throws an AthenaFailure if a table is missing; the caller closes the session. */
export async function openTables(
  sources: TableSources,
  { sql, database }: { readonly sql: string; readonly database: string },
): Promise<QuerySession> {
  const session = await QuerySession.open();
  try {
    const references = await referencedTables(session, sql, database);
    // A name of a step that is also a table's is the table only where it has its schema.
    const stepsFirst = references.toSorted((a, b) => Number(b.mayBeStep) - Number(a.mayBeStep));
    const distinct = new Map(stepsFirst.map((one) => [`${one.database}.${one.table}`, one]));
    const hasPaths = sql.includes(pathColumn);
    for (const reference of distinct.values()) {
      if (!reference.mayBeStep) await requireInjected(sources, reference, sql);
      await createTableView(session, sources, { ...reference, hasPaths });
    }
    await session.searchIn(database);
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}

/** https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html */
async function requireInjected(
  { glue }: TableSources,
  { database, table }: Pick<TableReference, 'database' | 'table'>,
  sql: string,
): Promise<void> {
  const found = await glue.table(database, table).catch(() => undefined);
  for (const { Name } of found?.PartitionKeys ?? []) {
    if (found?.Parameters?.[`projection.${Name}.type`] !== 'injected') continue;
    if (new RegExp(`\\b${Name}"?\\s*=\\s*'`, 'i').test(sql)) continue;
    throw new AthenaFailure(
      `CONSTRAINT_VIOLATION: For the injected projected partition column ${Name}, the WHERE clause ` +
        'must contain only static equality conditions, and at least one such condition must be present.',
    );
  }
}
