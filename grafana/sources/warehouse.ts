/**
 * Where the views are queried: Athena or Redshift. Both run the same SQL; they differ in the names of the views
 * and in what their Grafana plugins expect around the SQL.
 */
import type { SqlFragment } from '../../src/sql/bind.ts';
import type { View } from '../../src/views/view.ts';
import type { DataSource } from './data-sources.ts';

/** How the plugin returns rows: a series for each text, or the rows as they are. */
export type RowFormat = 'series' | 'table';

export interface SqlQuery {
  readonly refId: string;
  readonly sql: SqlFragment;
  readonly format: RowFormat;
}

/** `FillValueOptions.Null` of both plugins: a day without a row is a gap, not the value before it. */
export const gaps = { mode: 1 } as const;

/** A query in the JSON of a dashboard. */
export type QueryModel = Readonly<Record<string, unknown>>;

export interface Warehouse {
  /** Names its dashboards and files. */
  readonly id: 'athena' | 'redshift';
  readonly title: string;
  readonly dataSource: DataSource;
  readonly tableOf: (view: Pick<View, 'name'>) => SqlFragment;
  readonly queryOf: (query: SqlQuery) => QueryModel;
}
