/**
 * The query engine of the local platform: DuckDB inside this process. A prelude of macros lets it
 * understand the Trino dialect that Athena runs. Results are streamed, and no extension is ever downloaded.
 */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance, DuckDBResult } from '@duckdb/node-api';
import { InputError } from '../../../domain/input/input-error.ts';
import type {
  Batch,
  QueryEngine,
  QueryResult,
  ResultSchema,
  Statement,
} from '../../../ports/query-engine.ts';
import { readSql } from '../../../sql/sql-files.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../files/temporary-folders.ts';
import { batchConverter, checkColumns } from './duckdb-batches.ts';
import { inputErrorOf } from './duckdb-errors.ts';
import { duckDb } from './load-duckdb.ts';
import { defaultMemoryLimit } from './memory-limit.ts';

export interface DuckDbSettings {
  /** Memory that DuckDB may use before it spills to disk, such as '1GB' (the default). */
  readonly memoryLimit?: string;
  /** Threads of a query. Default: one per core. */
  readonly threads?: number;
  /**
   * Folder to which queries spill. Default: a new folder in the system's temporary folder, made when
   * needed.
   */
  readonly tempDirectory?: string;
  /** The clock of `QueryResult.readAt`. Default: the system's. */
  readonly now?: (() => number) | undefined;
}

/**
 * Athena's rules where DuckDB's differ: days are UTC days, and `/` of integers is an integer. The rows of a
 * result have no order except the statement's, which saves memory. The footers of a bill's files are read
 * once, because four statements need them before the first cost is read.
 */
const dialect = `
  SET GLOBAL TimeZone = 'UTC';
  SET GLOBAL integer_division = true;
  SET GLOBAL preserve_insertion_order = false;
  SET GLOBAL parquet_metadata_cache = true;`;

/** A QueryEngine on an empty in-memory database. Close it after use. */
export class DuckDbEngine implements QueryEngine {
  readonly #instance: DuckDBInstance;
  readonly #now: () => number;
  #queries = 0;
  #folder: string | undefined;

  private constructor(instance: DuckDBInstance, now: () => number) {
    this.#instance = instance;
    this.#now = now;
  }

  static async open(settings: DuckDbSettings = {}): Promise<DuckDbEngine> {
    const instance = await duckDb.DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      memory_limit: settings.memoryLimit ?? defaultMemoryLimit,
      temp_directory: settings.tempDirectory ?? join(tmpdir(), `finops-digest-${randomUUID()}`),
      ...(settings.threads === undefined ? {} : { threads: String(settings.threads) }),
    });
    const engine = new DuckDbEngine(instance, settings.now ?? Date.now);
    await engine.run(dialect + readSql('prelude/duckdb'));
    return engine;
  }

  /**
   * Runs statements without a result, such as CREATE VIEW. Throws an InputError if a file cannot be read,
   * else an Error with DuckDB's message. `name` is for that message.
   */
  async run(sql: string, name = 'A statement'): Promise<void> {
    const connection = await this.#instance.connect();
    try {
      await connection.run(sql);
    } catch (error) {
      throw explained(name, error);
    } finally {
      connection.closeSync();
    }
  }

  /**
   * Runs one SELECT up to its first rows, then streams. Throws an InputError if a file of the bill cannot
   * be read, and an Error if the SQL fails or its columns differ from the schema.
   */
  async query<S extends ResultSchema>(statement: Statement<S>): Promise<QueryResult<S>> {
    this.#queries += 1;
    const queryId = String(this.#queries);
    // Each query has its own connection, because DuckDB drops a connection's open result when it starts
    // another.
    const connection = await this.#instance.connect();
    const name = `${statement.name} (query ${queryId})`;
    const readAt = this.#now();
    try {
      const result = await connection.stream(statement.sql);
      checkColumns(result, statement.schema);
      const first = await result.fetchChunk();
      const batches = streamBatches({ name, connection, result, first, schema: statement.schema });
      return { queryId, bytesScanned: null, costUsd: null, readAt, batches };
    } catch (error) {
      connection.closeSync();
      throw explained(name, error);
    }
  }

  /** A connection for statements whose columns are not known before; its caller closes it. */
  connect(): Promise<DuckDBConnection> {
    return this.#instance.connect();
  }

  /** A folder for files that views of this engine read while it is open. */
  temporaryFolder(): string {
    this.#folder ??= makeTemporaryFolder();
    return this.#folder;
  }

  /** Frees the database and its files. Results that were not read to their end are lost. */
  close(): void {
    this.#instance.closeSync();
    if (this.#folder !== undefined) removeTemporaryFolder(this.#folder);
    this.#folder = undefined;
  }
}

interface OpenResult<S extends ResultSchema> {
  readonly name: string;
  readonly connection: DuckDBConnection;
  readonly result: DuckDBResult;
  readonly first: Awaited<ReturnType<DuckDBResult['fetchChunk']>>;
  readonly schema: S;
}

async function* streamBatches<S extends ResultSchema>(
  open: OpenResult<S>,
): AsyncGenerator<Batch<S>> {
  const convert = batchConverter(open.schema);
  try {
    let chunk = open.first;
    while (chunk !== null && chunk.rowCount > 0) {
      yield convert(chunk);
      chunk = await open.result.fetchChunk();
    }
  } catch (error) {
    throw explained(open.name, error);
  } finally {
    open.connection.closeSync();
  }
}

function explained(name: string, error: unknown): Error {
  if (error instanceof InputError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return inputErrorOf(error) ?? new Error(`${name} failed on DuckDB: ${reason}`, { cause: error });
}
