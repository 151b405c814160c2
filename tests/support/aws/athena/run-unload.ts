/**
 * Runs UNLOAD like Athena: the SELECT is read once and its rows go, by partition, to Parquet files with
 * opaque names; a manifest next to the query's results lists them.
 * https://docs.aws.amazon.com/athena/latest/ug/unload.html
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectPlace } from '../moto-objects.ts';
import { AthenaFailure, failureOf } from './athena-failure.ts';
import { openTables } from './open-tables.ts';
import type { QueryFigures, QueryTask } from './query-runner.ts';
import type { QuerySession } from './query-session.ts';
import type { TableSources } from './table-view.ts';
import { keptRows, type UnloadColumn, unloadColumns } from './unload-columns.ts';
import { plannedFiles, type UnloadFile } from './unload-files.ts';
import { readUnloadStatement, type UnloadStatement } from './unload-statement.ts';

const codecs: Readonly<Record<string, string>> = {
  SNAPPY: 'SNAPPY',
  GZIP: 'GZIP',
  ZSTD: 'ZSTD',
  NONE: 'UNCOMPRESSED',
};

/** The s3:// URI of an UNLOAD's manifest. */
export function manifestPlace(output: string): string {
  return `${output}-manifest.csv`;
}

/** Throws an AthenaFailure that ends with the manifest's location, like those of writing queries. */
export async function runUnload(sources: TableSources, task: QueryTask): Promise<QueryFigures> {
  try {
    return await unload(sources, task, readUnloadStatement(task.sql));
  } catch (error) {
    const { message } = failureOf(error, task.sql);
    const sentence = `${message.replace(/\.?$/, '.')} If a data manifest file was generated at`;
    throw new AthenaFailure(
      `${sentence} '${manifestPlace(task.output)}', you may need to manually clean the data from ` +
        'locations specified in the manifest. Athena will not delete data in your account.',
      { cause: error },
    );
  }
}

async function unload(
  sources: TableSources,
  task: QueryTask,
  statement: UnloadStatement,
): Promise<QueryFigures> {
  const codec = codecs[statement.compression ?? 'GZIP'];
  if (statement.format !== 'PARQUET' || codec === undefined) {
    throw new AthenaFailure('NOT_SUPPORTED: the stand-in of Athena unloads Parquet only');
  }
  await requireEmpty(sources, statement);
  const { select, partitionedBy } = statement;
  const session = await openTables(sources, { sql: select, database: task.database });
  try {
    const columns = await unloadColumns(session, select, partitionedBy);
    await keptRows(session, select, columns);
    const bytesScanned = await session.bytesRead();
    const files = await plannedFiles(session, columns, statement.target);
    await writeFiles({ sources, session, task }, files, { columns, codec });
    const rowCount = files.reduce((sum, file) => sum + file.rowCount, 0);
    return { bytesScanned, rowCount, columns: [{ name: 'rows', type: 'bigint' }] };
  } finally {
    session.close();
  }
}

/** A target with partitions may contain data already: the new files are added to it. */
async function requireEmpty({ objects }: TableSources, statement: UnloadStatement): Promise<void> {
  const { target, partitionedBy } = statement;
  if (partitionedBy.length > 0 || (await objects.list(objectPlace(target))).length === 0) return;
  throw new AthenaFailure(
    `HIVE_PATH_ALREADY_EXISTS: Target directory for table already exists: ${target}`,
  );
}

interface Writing {
  readonly sources: TableSources;
  readonly session: QuerySession;
  readonly task: QueryTask;
}

/** The manifest lists all planned files, even if the query fails in the middle. */
async function writeFiles(
  { sources: { objects }, session, task }: Writing,
  files: readonly UnloadFile[],
  { columns, codec }: { readonly columns: readonly UnloadColumn[]; readonly codec: string },
): Promise<void> {
  const { output, unloadFailure: failure, isWanted } = task;
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-athena-unload-'));
  try {
    if (!isWanted()) return;
    const manifest = files.map(({ uri }) => `${uri}\n`).join('');
    await objects.put(objectPlace(manifestPlace(output)), manifest);
    for (const [index, file] of files.entries()) {
      if (!isWanted()) return;
      if (index === failure?.afterFiles) throw chosenFailure(failure.reason);
      const path = join(folder, randomUUID());
      const options = `FORMAT PARQUET, COMPRESSION ${codec}`;
      await session.run(`COPY (${file.select(columns)}) TO '${path}' (${options})`);
      await objects.put(objectPlace(file.uri), readFileSync(path));
    }
    if (failure !== undefined) throw chosenFailure(failure.reason);
    await objects.put(objectPlace(`${output}.metadata`), JSON.stringify([{ name: 'rows' }]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chosenFailure(reason: string | undefined): AthenaFailure {
  return new AthenaFailure(reason ?? 'GENERIC_INTERNAL_ERROR: the test said so');
}
