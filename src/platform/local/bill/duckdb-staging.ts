/**
 * Staging on a laptop: DuckDB's partitioned COPY replaces Athena's UNLOAD, one scan into Parquet files by
 * day, below the output folder. A later run removes the files of a killed run.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BillingDay, BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { listPricePerTerabyte, scanCost } from '../../../domain/costs/scan-cost.ts';
import type {
  LinesPlace,
  ScanEstimate,
  StagedLines,
  StagedRows,
  StagedSelect,
  Staging,
} from '../../../ports/staging.ts';
import { filesByDay } from '../../../queries/staged-files.ts';
import { stagedPartitions } from '../../../queries/unload-statement.ts';
import { sqlSubquery, sqlText } from '../../../sql/bind.ts';
import { sql as sqlOf } from '../../../sql/sql-template.ts';
import { linesPrefix } from '../../../tables/line-sums.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import type { Bill } from './open-bill.ts';

/** No run takes that long: an older folder is not in use. */
const abandonedMilliseconds = 24 * 3_600_000;

export class DuckDbStaging implements Staging {
  readonly #engine: DuckDbEngine;
  readonly #bill: Pick<Bill, 'bytesOf'>;
  readonly #root: string;
  readonly #now: () => number;
  /** The first folder that did not exist before. */
  #made: string | undefined;

  /** `root`: the folder of the object store. */
  constructor(
    engine: DuckDbEngine,
    bill: Pick<Bill, 'bytesOf'>,
    root: string,
    now: () => number = Date.now,
  ) {
    this.#engine = engine;
    this.#bill = bill;
    this.#root = root;
    this.#now = now;
  }

  /** The cost that Athena would charge at its list price: a laptop pays nothing. */
  async estimate(period: BillingPeriod): Promise<ScanEstimate> {
    const bytes = await this.#bill.bytesOf(period);
    return { bytes, costUsd: scanCost(bytes, listPricePerTerabyte) };
  }

  async unload({ name, sql, daysPerPart }: StagedSelect, prefix: string): Promise<StagedRows> {
    const { folder, attempt } = await this.#newFolder(prefix);
    const readAt = this.#now();
    await this.#engine.run(
      `COPY (\n${sql}\n) TO ${sqlText(folder)} ` +
        `(FORMAT PARQUET, COMPRESSION SNAPPY, PARTITION_BY (${stagedPartitions.join(', ')}))`,
      name,
    );
    const files = filesByDay(await filesBelow(folder));
    return {
      queryId: `unload-${attempt}`,
      bytesScanned: null,
      costUsd: null,
      readAt,
      daysPerPart,
      parts: [...files.keys()],
      read: (part: BillingDay) =>
        Promise.all((files.get(part) ?? []).map((file) => readFile(file))),
    };
  }

  async unloadLines(
    { name, sql }: Pick<StagedSelect, 'name' | 'sql'>,
    place: LinesPlace,
  ): Promise<StagedLines> {
    const { folder, attempt } = await this.#newFolder(linesPrefix(place));
    const readAt = this.#now();
    const file = sqlText(`${folder}.parquet`);
    await this.#engine.run(
      `COPY (\n${sql}\n) TO ${file} (FORMAT PARQUET, COMPRESSION SNAPPY)`,
      name,
    );
    const relation = sqlSubquery(
      sqlOf`select * from read_parquet(${file}, hive_partitioning = false)`,
    );
    return { queryId: `unload-${attempt}`, bytesScanned: null, costUsd: null, readAt, relation };
  }

  /** A path that does not exist yet, in a folder that does. */
  async #newFolder(prefix: string): Promise<{ readonly folder: string; readonly attempt: string }> {
    await this.#sweep();
    const attempt = randomUUID().slice(0, 8);
    const folder = join(this.#root, prefix, attempt);
    const made = await mkdir(dirname(folder), { recursive: true });
    this.#made ??= made;
    return { folder, attempt };
  }

  /** Leaves no folder that was made for it. */
  async discard(prefix: string): Promise<void> {
    const folder = join(this.#root, prefix);
    await rm(folder, { recursive: true, force: true });
    if (this.#made !== undefined) await removeEmpty(dirname(folder), this.#made);
  }

  /** The runs are the folders of `staging/backfill/`, `staging/breakdowns/` and those of the lines. */
  async #sweep(): Promise<void> {
    const staging = join(this.#root, 'staging');
    for (const kind of await namesIn(staging)) {
      for (const name of await namesIn(join(staging, kind))) {
        await removeAbandoned(join(staging, kind, name));
      }
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function removeAbandoned(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined || Date.now() - found.mtimeMs < abandonedMilliseconds) return;
  await rm(folder, { recursive: true, force: true });
}

/** Removes the folders from `folder` up to `top`, as far as they are empty. */
async function removeEmpty(folder: string, top: string): Promise<void> {
  if (!folder.startsWith(top)) return;
  const isRemoved = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (isRemoved) await removeEmpty(dirname(folder), top);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
