/**
 * The views of `src/views/` over the tables that a query has. A view without the tables that it needs does not
 * exist, like a table without data; the optional ones are empty.
 */
import { type SqlFragment, sqlIdentifier, sqlSubquery } from '../../../sql/bind.ts';
import type { Table } from '../../../tables/table.ts';
import { allViews } from '../../../views/all-views.ts';
import { viewSelect } from '../../../views/view-select.ts';
import { noRows } from '../tables/no-rows.ts';

/** Statements, one for each view that can be made. `existing`: names of tables. */
export function createViews(existing: ReadonlySet<string>): readonly string[] {
  const relationOf = (table: Table) =>
    existing.has(table.name)
      ? sqlIdentifier(table.name)
      : sqlSubquery(noRows(table) as SqlFragment);
  return allViews
    .filter(({ tables }) => tables.every(({ name }) => existing.has(name)))
    .map((view) => `create view ${view.name} as\n${viewSelect(view, relationOf)}`);
}
