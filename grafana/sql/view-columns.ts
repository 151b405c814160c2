/** The columns of a view in SQL, by their declared names: a panel that names another does not compile. */
import { type SqlFragment, sqlIdentifier } from '../../src/sql/bind.ts';
import type { View } from '../../src/views/view.ts';

type HasColumns = Pick<View, 'columns'>;

export type ColumnsOf<V extends HasColumns> = Readonly<
  Record<keyof V['columns'] & string, SqlFragment>
>;

export function columnsOf<V extends HasColumns>(view: V): ColumnsOf<V> {
  const names = Object.keys(view.columns) as (keyof V['columns'] & string)[];
  return Object.fromEntries(names.map((name) => [name, sqlIdentifier(name)])) as ColumnsOf<V>;
}
