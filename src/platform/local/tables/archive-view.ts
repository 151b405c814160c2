/**
 * What queries see of the archive on a laptop: the objects of the registered partitions. A damaged object
 * fails only the queries that read its day, as on Athena; once it is replaced they work again.
 */

import { stat } from 'node:fs/promises';
import { decodeDay } from '../../../archive/day/parquet.ts';
import type { ObjectStore } from '../../../ports/object-store.ts';
import type { ArchivePartition } from '../../../ports/partition-catalog.ts';
import type { QueryEngine } from '../../../ports/query-engine.ts';
import { partitionPrefix } from '../../../tables/object-key.ts';
import { ouBreakdownTable } from '../../../tables/ou-breakdown.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { createView, type PlacedFile } from './local-tables.ts';

type Condition = 'intact' | 'damaged' | 'absent';

export class ArchiveView {
  readonly #engine: DuckDbEngine;
  readonly #store: ObjectStore;
  readonly #known = new Map<string, { readonly stamp: string; readonly condition: Condition }>();
  #partitions: readonly ArchivePartition[] = [];
  #hasDamage = false;

  constructor(engine: DuckDbEngine, store: ObjectStore) {
    this.#engine = engine;
    this.#store = store;
  }

  /** The engine, whose queries see these partitions from now on. */
  get engine(): QueryEngine {
    return {
      query: async (statement) => {
        if (this.#hasDamage) await this.show(this.#partitions);
        return this.#engine.query(statement);
      },
    };
  }

  async show(partitions: readonly ArchivePartition[]): Promise<void> {
    const usual: string[] = [];
    const misplaced: PlacedFile[] = [];
    const damaged: PlacedFile[] = [];
    for (const partition of partitions) {
      const { day, prefix } = partition;
      const key = `${prefix}${ouBreakdownTable.objectName}`;
      const condition = await this.#conditionOf(partition, key);
      const file = this.#store.locate(key);
      if (condition === 'damaged') damaged.push({ day, file });
      else if (condition === 'intact' && prefix === partitionPrefix(ouBreakdownTable, day))
        usual.push(file);
      else if (condition === 'intact') misplaced.push({ day, file });
    }
    this.#partitions = partitions;
    this.#hasDamage = damaged.length > 0;
    await this.#engine.run(createView(ouBreakdownTable, { files: usual, misplaced, damaged }));
  }

  /**
   * The condition of an object is valid until its file changes, because examining all of them takes time.
   */
  async #conditionOf({ day }: ArchivePartition, key: string): Promise<Condition> {
    const file = await stat(this.#store.locate(key)).catch(() => undefined);
    if (file === undefined) return 'absent';
    const stamp = `${file.ino} ${file.size} ${file.mtimeMs}`;
    const known = this.#known.get(key);
    if (known?.stamp === stamp) return known.condition;
    const condition = await this.#examine(day, key);
    this.#known.set(key, { stamp, condition });
    return condition;
  }

  /** The store returns no metadata for content that it did not write. */
  async #examine(day: ArchivePartition['day'], key: string): Promise<Condition> {
    const stored = await this.#store.get(key);
    if (stored === undefined) return 'absent';
    if (stored.metadata['content-hash'] !== undefined) return 'intact';
    return decodeDay(day, stored.body).then(
      () => 'intact' as const,
      () => 'damaged' as const,
    );
  }
}
