/** The bound of DuckDB's memory. Apart from the engine, so that `--help` need not load DuckDB. */

/** Enough for bills of some ten million lines; what does not fit is on disk. */
export const defaultMemoryLimit = '1GB';
