/**
 * Runs one statement like Athena: SELECTs on DuckDB over Glue's tables, partition statements on Glue,
 * UNLOAD to files; each result goes to the bucket, one file per query.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectPlace } from '../moto-objects.ts';
import { applyPartitionStatement } from './apply-partition-statement.ts';
import { AthenaFailure, failureOf } from './athena-failure.ts';
import { openTables } from './open-tables.ts';
import { readPartitionStatement } from './partition-statement.ts';
import type { QuerySession } from './query-session.ts';
import { type ResultColumn, writeResult } from './result-file.ts';
import { runUnload } from './run-unload.ts';
import type { TableSources } from './table-view.ts';
import { isUnload } from './unload-statement.ts';

export type StatementKind = 'DML' | 'DDL' | 'UTILITY';

export interface QueryTask {
  readonly sql: string;
  readonly kind: StatementKind;
  /** Database for names without one. */
  readonly database: string;
  /** s3:// URI of the result file. */
  readonly output: string;
  /** Cuts this many bytes off the result, like a crash or a full disk. */
  readonly truncateResult?: number | undefined;
  /** Fails an UNLOAD after this many files. */
  readonly unloadFailure?: UnloadFailure | undefined;
  /** Awaited when the tables have been read. */
  readonly whenRead?: (() => Promise<void>) | undefined;
  /** False once the query was stopped or it is too late to write anything. */
  readonly isWanted: () => boolean;
}

export interface UnloadFailure {
  readonly afterFiles: number;
  /** StateChangeReason. */
  readonly reason: string | undefined;
}

export interface QueryFigures {
  readonly bytesScanned: number;
  readonly rowCount: number;
  readonly columns: readonly ResultColumn[];
}

/** The kind of a statement, by its first word. */
export function statementKind(sql: string): StatementKind {
  const word = /^(?:\s|\(|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? '';
  if (['SELECT', 'WITH', 'VALUES', 'UNLOAD'].includes(word)) return 'DML';
  return ['SHOW', 'MSCK', 'DESCRIBE', 'EXPLAIN'].includes(word) ? 'UTILITY' : 'DDL';
}

/** UNLOAD has no separate result file; its metadata and manifest start with the query's id. */
export function resultEnding(sql: string): '' | '.csv' | '.txt' {
  if (isUnload(sql)) return '';
  return statementKind(sql) === 'DML' ? '.csv' : '.txt';
}

/** Throws an AthenaFailure with the reason of a FAILED query. */
export async function runQuery(sources: TableSources, task: QueryTask): Promise<QueryFigures> {
  const figures = await runStatement(sources, task);
  await task.whenRead?.();
  return figures;
}

async function runStatement(sources: TableSources, task: QueryTask): Promise<QueryFigures> {
  if (isUnload(task.sql)) return runUnload(sources, task);
  if (task.kind === 'DML') return runSelect(sources, task);
  if (!/^\s*(ALTER\s+TABLE|SHOW\s+PARTITIONS|MSCK)\b/i.test(task.sql)) {
    throw new AthenaFailure('NOT_SUPPORTED: the stand-in of Athena does not run this statement');
  }
  const statement = readPartitionStatement(task.sql);
  const lines = await applyPartitionStatement(sources, statement, task.database);
  const text = lines.map((line) => `${line}\n`).join('');
  await sources.objects.put(objectPlace(task.output), text);
  return { bytesScanned: 0, rowCount: lines.length, columns: [] };
}

async function runSelect(sources: TableSources, task: QueryTask): Promise<QueryFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-athena-result-'));
  let session: QuerySession | undefined;
  try {
    session = await openTables(sources, task);
    const path = join(folder, 'result.csv');
    const written = await writeResult(await session.stream(task.sql), path);
    const bytesScanned = await session.bytesRead();
    if (task.truncateResult !== undefined) {
      truncateSync(path, Math.max(0, statSync(path).size - task.truncateResult));
    }
    if (task.isWanted()) await upload(sources, task.output, path, written.columns);
    return { ...written, bytesScanned };
  } catch (error) {
    throw failureOf(error, task.sql);
  } finally {
    session?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function upload(
  { objects }: TableSources,
  output: string,
  path: string,
  columns: readonly ResultColumn[],
): Promise<void> {
  const place = objectPlace(output);
  const metadata = { bucket: place.bucket, key: `${place.key}.metadata` };
  await objects.put(metadata, JSON.stringify(columns));
  await objects.put(place, readFileSync(path));
}
