/**
 * The columns of the bill's table, by source: the columns that the SQL files in `sql/sources/`,
 * `sql/identities/` and `sql/meanings/` read. Parquet columns are matched by name: further columns of the
 * files are ignored, and a column that AWS did not write reads as NULL.
 */
import type { BillSource } from '../../src/domain/costs/bill-source.ts';
import {
  type BillColumns,
  type BillColumnType,
  lineIdColumns,
  ownColumns,
  sharedColumns,
} from '../../src/tables/bill-columns.ts';
import type { Columns } from './parquet-table.ts';

const hiveTypes: Readonly<Record<BillColumnType, string>> = {
  varchar: 'string',
  double: 'double',
  timestamp: 'timestamp',
  map: 'map<string,string>',
};

/**
 * Column → Hive type: the columns that sources share, then the others, each part sorted by name; at the end
 * those with tags of a legacy report.
 */
export function billColumns(source: BillSource, tagColumns: readonly string[]): Columns {
  const shared: BillColumns = { ...sharedColumns[source], ...lineIdColumns[source] };
  const tags = Object.fromEntries(tagColumns.map((name) => [name, hiveTypes.varchar]));
  return { ...typed(shared), ...typed(ownColumns[source]), ...tags };
}

function typed(columns: BillColumns): Columns {
  const entries = Object.entries(columns).map(([name, type]): [string, string] => [
    name,
    hiveTypes[type],
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')));
}
