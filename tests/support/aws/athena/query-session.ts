/**
 * One query's engine: a separate DuckDB that understands Trino through the project's prelude, with Athena's
 * catalog name, and a count of the bytes that queries read from files.
 */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBResult } from '@duckdb/node-api';
import { readSql } from '../../../../src/sql/sql-files.ts';

/** Differences between Athena's engine and DuckDB's defaults; as on the local platform. */
const dialect = `
  SET TimeZone = 'UTC';
  SET integer_division = true;
  SET errors_as_json = true;
  SET enable_progress_bar = false;`;

/** Footers are read once per file: those that a view needs then do not count as bytes of a query. */
const countsDataOnly = 'SET parquet_metadata_cache = true;';

export class QuerySession {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open(): Promise<QuerySession> {
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      memory_limit: '1GB',
      temp_directory: join(tmpdir(), `finops-digest-athena-${randomUUID()}`),
    });
    const session = new QuerySession(instance, await instance.connect());
    await session.run(`ATTACH ':memory:' AS awsdatacatalog; USE awsdatacatalog;`);
    await session.run(dialect + countsDataOnly + readSql('prelude/duckdb'));
    return session;
  }

  /** Makes a view in the catalog. */
  async createView(database: string, name: string, select: string): Promise<void> {
    const schema = `awsdatacatalog.${quotedName(database)}`;
    await this.run(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await this.run(`CREATE OR REPLACE VIEW ${schema}.${quotedName(name)} AS ${select}`);
  }

  /** From here on, names without a database refer to this one. */
  async searchIn(database: string): Promise<void> {
    await this.run(`CREATE SCHEMA IF NOT EXISTS awsdatacatalog.${quotedName(database)}`);
    const searched = `awsdatacatalog.${quotedName(database)},awsdatacatalog.main`;
    await this.run(`SET search_path = '${searched.replaceAll("'", "''")}'`);
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  async rows(sql: string): Promise<readonly Record<string, unknown>[]> {
    return (await this.#connection.runAndReadAll(sql)).getRowObjectsJson();
  }

  /** Runs a query as a stream; from here on reads are counted. */
  async stream(sql: string): Promise<DuckDBResult> {
    await this.run(`CALL enable_logging('FileSystem')`);
    return this.#connection.stream(sql);
  }

  /** Stores a query's rows, in their order, as a table of the session; reads are counted as well. */
  async keep(table: string, select: string): Promise<void> {
    await this.run(`CALL enable_logging('FileSystem')`);
    await this.run(`CREATE TEMP TABLE ${quotedName(table)} AS ${select}`);
  }

  /** Bytes read from Parquet files since `stream` or `keep`; complete once a result was read to the end. */
  async bytesRead(): Promise<number> {
    const [row] = await this.rows(`
      select coalesce(sum(bytes), 0)::bigint as bytes from duckdb_logs_parsed('FileSystem')
      where op = 'READ' and path like '%.parquet'`);
    return Number(row?.['bytes'] ?? 0);
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/** Any text as a quoted name in SQL. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
