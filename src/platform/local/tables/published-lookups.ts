/** The look-ups of a published set of allocation rules on a laptop: the files of the object store. */
import type { PublishedLookups } from '../../../ports/platform.ts';
import { columnsOf, lookupRelations } from '../../../queries/lookup-relations.ts';
import { type SqlFragment, sqlSubquery, sqlText } from '../../../sql/bind.ts';
import { sql } from '../../../sql/sql-template.ts';
import { textObjectKey } from '../../../tables/object-key.ts';
import type { TextPartitionedTable } from '../../../tables/table.ts';
import type { DirectoryStore } from '../files/directory-store.ts';
import { escapeGlob } from './local-tables.ts';

/** Throws a TypeError for a text that is not a hash. A query of a set that was not published fails. */
export function publishedLookups(store: DirectoryStore, setHash: string): PublishedLookups {
  return lookupRelations((table) => objectRows(store, table, setHash));
}

function objectRows(
  store: DirectoryStore,
  table: TextPartitionedTable,
  setHash: string,
): SqlFragment {
  const path = sqlText(escapeGlob(store.locate(textObjectKey(table, setHash))));
  return sqlSubquery(
    sql`select ${columnsOf(table)} from read_parquet(${path}, hive_partitioning = false)`,
  );
}
