/**
 * Staging on a laptop: DuckDB's partitioned COPY replaces Athena's UNLOAD, one scan into Parquet files by
 * day, below the output folder. A later run removes the files of a killed run.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BillingDay, BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { listPricePerTerabyte, scanCost } from '../../../domain/costs/scan-cost.ts';
import type { ScanEstimate, StagedRows, StagedSelect, Staging } from '../../../ports/staging.ts';
import { filesByDay } from '../../../queries/staged-files.ts';
import { stagedPartitions } from '../../../queries/unload-statement.ts';
import { sqlText } from '../../../sql/bind.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import type { Bill } from './open-bill.ts';

/** No run takes that long: an older folder is not in use. */
const abandonedMilliseconds = 24 * 3_600_000;

export class DuckDbStaging implements Staging {
  readonly #engine: DuckDbEngine;
  readonly #bill: Pick<Bill, 'bytesOf'>;
  readonly #root: string;
  readonly #now: () => number;

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

  async unload({ name, sql }: StagedSelect, prefix: string): Promise<StagedRows> {
    await this.#sweep();
    const attempt = randomUUID().slice(0, 8);
    const folder = join(this.#root, prefix, attempt);
    await mkdir(dirname(folder), { recursive: true });
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
      days: [...files.keys()],
      read: (day: BillingDay) => Promise.all((files.get(day) ?? []).map((file) => readFile(file))),
    };
  }

  async discard(prefix: string): Promise<void> {
    await rm(join(this.#root, prefix), { recursive: true, force: true });
  }

  /** The runs are the folders of `staging/backfill/`. */
  async #sweep(): Promise<void> {
    const folder = join(this.#root, 'staging', 'backfill');
    for (const name of await readdir(folder).catch(() => [])) {
      const found = await stat(join(folder, name)).catch(() => undefined);
      if (found === undefined || Date.now() - found.mtimeMs < abandonedMilliseconds) continue;
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
