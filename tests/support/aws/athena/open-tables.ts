/** Opens an engine in which the tables of a SELECT can be read. */
import { QuerySession } from './query-session.ts';
import { referencedTables } from './referenced-tables.ts';
import { createTableView, pathColumn, type TableSources } from './table-view.ts';

/** Throws an AthenaFailure if a table is missing; the caller closes the session. */
export async function openTables(
  sources: TableSources,
  { sql, database }: { readonly sql: string; readonly database: string },
): Promise<QuerySession> {
  const session = await QuerySession.open();
  try {
    const references = await referencedTables(session, sql, database);
    const distinct = new Map(references.map((one) => [`${one.database}.${one.table}`, one]));
    const hasPaths = sql.includes(pathColumn);
    for (const reference of distinct.values()) {
      await createTableView(session, sources, { ...reference, hasPaths });
    }
    await session.searchIn(database);
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}
