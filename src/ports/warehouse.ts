/** The port that runs statements in a data warehouse: the Redshift Data API. */

export interface WarehouseStatement {
  /** What it does, for the log, the error and the warehouse's own list of statements. */
  readonly name: string;
  readonly sql: string;
}

export interface FinishedStatement {
  /** The warehouse's id of the statement, to look it up there. */
  readonly id: string;
  /** Time that the statement took in the warehouse, without waiting; null if it is not reported. */
  readonly milliseconds: number | null;
}

export interface Warehouse {
  /**
   * Runs one statement and waits for its end. Throws an Error naming the statement, the warehouse's own message and
   * what to do.
   */
  run(statement: WarehouseStatement): Promise<FinishedStatement>;
}
