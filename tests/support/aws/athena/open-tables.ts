/** Opens an engine in which the tables of a SELECT can be read. */

import type { GlueTable } from '../glue-catalog.ts';
import { AthenaFailure } from './athena-failure.ts';
import { QuerySession } from './query-session.ts';
import { referencedTables } from './referenced-tables.ts';
import { createTableView, pathColumn, type TableSources, tableName } from './table-view.ts';

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
    const found = await Promise.all(
      [...distinct.values()].map(async (reference) => ({
        reference,
        table: await sources.glue.table(reference.database, tableName(reference)),
      })),
    );
    for (const { reference, table } of found) {
      if (!reference.mayBeStep && !reference.table.includes('$')) requireInjected(table, sql);
      await createTableView(session, sources, { reference, table, hasPaths });
    }
    await session.searchIn(database);
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}

/** https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html */
function requireInjected(table: GlueTable | undefined, sql: string): void {
  for (const { Name } of table?.PartitionKeys ?? []) {
    if (table?.Parameters?.[`projection.${Name}.type`] !== 'injected') continue;
    if (new RegExp(`\\b${Name}"?\\s*=\\s*'`, 'i').test(sql)) continue;
    throw new AthenaFailure(
      `CONSTRAINT_VIOLATION: For the injected projected partition column ${Name}, the WHERE clause ` +
        'must contain only static equality conditions, and at least one such condition must be present.',
    );
  }
}
