/**
 * What is declared about a view over the archive: its name, columns, and the tables that it reads. Athena's Glue
 * views, the views of `query`, Redshift's statements and the data dictionary follow it; `sql/gold/` has its SELECT.
 */
import type { SqlFragment } from '../sql/bind.ts';
import type { Table } from '../tables/table.ts';

/** In Trino's and DuckDB's SQL. */
export type ViewType = 'varchar' | 'date' | 'double' | 'integer' | 'bigint';

export interface ViewColumn {
  readonly type: ViewType;
  /** One phrase for an analyst. */
  readonly meaning: string;
  /** Unit, currency or format, and when it is null. */
  readonly note?: string;
}

export interface View {
  /** In Glue, in `query` and of its file in `sql/gold/`; Redshift has it with 'vw_' before it. */
  readonly name: string;
  /** Glue's description. */
  readonly description: string;
  /** What one row is, as a sentence. The file in `sql/gold/` says it in the same words. */
  readonly grain: string;
  /** What is always true of its sums, as sentences. The file in `sql/gold/` has them too. */
  readonly identities: readonly string[];
  /** What to filter by, so that less is read. */
  readonly filter: string;
  /** By name, in the order of the SELECT. */
  readonly columns: Readonly<Record<string, ViewColumn>>;
  /** The view needs their rows. Placeholders of the SELECT are named as the tables. */
  readonly tables: readonly Table[];
  /** Without their rows it has null in the columns that they fill. */
  readonly optionalTables: readonly Table[];
  /** What the code knows and the archive does not, such as thresholds; by placeholder. */
  readonly data?: Readonly<Record<string, SqlFragment>>;
}
