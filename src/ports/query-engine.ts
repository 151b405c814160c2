/** The port that runs SQL over bill, account directory and archive: Athena, or DuckDB on a laptop. */

/** Types a query's column can have. `date` values are 'YYYY-MM-DD' text. */
export type ColumnType = 'date' | 'string' | 'double' | 'integer';

/** Column name → type, in the order of the select list. */
export type ResultSchema = Readonly<Record<string, ColumnType>>;

export type ColumnValues<T extends ColumnType> = T extends 'double' | 'integer'
  ? readonly (number | null)[]
  : readonly (string | null)[];

/** Some rows of a result, column by column: every array has `rowCount` values. */
export interface Batch<S extends ResultSchema> {
  readonly rowCount: number;
  readonly columns: { readonly [K in keyof S]: ColumnValues<S[K]> };
}

/** One finished SQL text with the name of its file, for messages and the run record. */
export interface Statement<S extends ResultSchema> {
  readonly name: string;
  readonly sql: string;
  readonly schema: S;
}

export interface QueryResult<S extends ResultSchema> {
  /** Athena's query execution id, or a local number. */
  readonly queryId: string;
  /** Bytes read from bill and archive; null when the engine does not report them. */
  readonly bytesScanned: number | null;
  /** Cost of the query in USD, at the engine's list price; null when it is free. */
  readonly costUsd?: number | null;
  /**
   * When the engine began to read, milliseconds since 1970. All runs of an archive use one clock:
   * Athena's submission time, or the clock of the laptop.
   */
  readonly readAt: number;
  /** The rows in the statement's order; can be read once. Throws when rows are missing or ill-typed. */
  readonly batches: AsyncIterable<Batch<S>>;
}

/** Runs SQL over the bill, the account directory and the archive. */
export interface QueryEngine {
  /** Runs one statement. Throws an Error naming statement, query id and the engine's message. */
  query<S extends ResultSchema>(statement: Statement<S>): Promise<QueryResult<S>>;
}
