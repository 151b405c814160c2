/** The limit of DuckDB's memory. A separate file, so that `--help` does not load DuckDB. */

/** Enough for bills of about ten million lines; DuckDB spills the rest to disk. */
export const defaultMemoryLimit = '1GB';

/** Rows of a table that a server keeps in it: about 100 MB of `cost_allocation`. */
export const maxRowsInMemory = 400_000;
