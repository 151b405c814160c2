/** The kinds of bill that AWS delivers, with the names of their files under `sql/`. */

/** `cur2`: Data Exports' CUR 2.0. `legacy`: the Cost and Usage Report before it. `focus`: FOCUS. */
export const billSources = ['cur2', 'legacy', 'focus'] as const;

export type BillSource = (typeof billSources)[number];

/** Names of the sources in messages. */
export const sourceTitles: Readonly<Record<BillSource, string>> = {
  cur2: 'CUR 2.0',
  legacy: 'the legacy CUR',
  focus: 'FOCUS',
};

/** The file of each source in `sql/sources/`, `sql/identities/` and `sql/meanings/`. */
const sqlNames: Readonly<Record<BillSource, string>> = {
  cur2: 'cur2',
  legacy: 'legacy_cur',
  focus: 'focus',
};

/** The source's file below `sql/`, without its ending. */
export function sourceSqlFile(
  source: BillSource,
  folder: 'sources' | 'identities' | 'meanings' = 'sources',
): string {
  return `${folder}/${sqlNames[source]}`;
}
