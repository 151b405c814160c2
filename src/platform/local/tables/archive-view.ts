/**
 * What queries see of the archive on a laptop: the objects of the registered partitions. A statement
 * names the days that it reads, and only their files are opened: the archive may hold years. A damaged
 * object fails the queries that read its day, and no other, as on Athena; once it is replaced they
 * work again.
 */
import { decodeDay } from '../../../archive/day/parquet.ts';
import { objectKey, partitionPrefix } from '../../../archive/day/partition-key.ts';
import { type BillingDay, parseBillingDay } from '../../../domain/calendar/billing-day.ts';
import type { ArchivePartition } from '../../../ports/partition-catalog.ts';
import type { QueryEngine } from '../../../ports/query-engine.ts';
import { type SqlFragment, sqlIdentifier } from '../../../sql/bind.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import type { DirectoryStore } from '../files/directory-store.ts';
import { archiveView, type PlacedFile } from './local-tables.ts';

type Condition = 'complete' | 'damaged' | 'absent';

/** The whole archive, and its views over the days between two, such as ou_breakdown_20261101_20261120. */
const viewName = /\b(?:from|join)\s+"?(ou_breakdown(?:_(\d{8})_(\d{8}))?)"?(?![\w"])/gi;

export class ArchiveView {
  readonly #engine: DuckDbEngine;
  readonly #store: DirectoryStore;
  readonly #known = new Map<string, { readonly stamp: string; readonly condition: Condition }>();
  readonly #complete = new Set<string>();
  #partitions: readonly ArchivePartition[] = [];

  constructor(engine: DuckDbEngine, store: DirectoryStore) {
    this.#engine = engine;
    this.#store = store;
  }

  /** The engine, whose queries see the registered partitions. */
  get engine(): QueryEngine {
    return {
      query: async (statement) => {
        for (const [, name = '', from, to] of statement.sql.matchAll(viewName)) {
          if (!this.#complete.has(name)) await this.#create(name, from, to);
        }
        return this.#engine.query(statement);
      },
    };
  }

  /** The archive's days from `from` to `to`, for a statement that reads no other. */
  named(from: BillingDay, to: BillingDay): SqlFragment {
    return sqlIdentifier(`ou_breakdown_${from.replaceAll('-', '')}_${to.replaceAll('-', '')}`);
  }

  /** The views are made anew when a statement reads them next. */
  show(partitions: readonly ArchivePartition[]): void {
    this.#partitions = partitions;
    this.#complete.clear();
  }

  /** A view with a damaged object is made anew each time, because the object may be replaced. */
  async #create(name: string, from?: string, to?: string): Promise<void> {
    const [first, last] = [dayOf(from), dayOf(to)];
    const usual: string[] = [];
    const elsewhere: PlacedFile[] = [];
    const damaged: PlacedFile[] = [];
    for (const partition of this.#partitions) {
      const { day, prefix } = partition;
      if ((first !== null && day < first) || (last !== null && day > last)) continue;
      const key = keyOf(partition);
      const condition = await this.#conditionOf(partition, key);
      const file = this.#store.locate(key);
      if (condition === 'damaged') damaged.push({ day, file });
      else if (condition === 'complete' && prefix === partitionPrefix(day)) usual.push(file);
      else if (condition === 'complete') elsewhere.push({ day, file });
    }
    await this.#engine.run(archiveView(name, usual, elsewhere, damaged));
    if (damaged.length === 0) this.#complete.add(name);
  }

  /** What was found of an object is true until the file changes: reading them all takes its time. */
  async #conditionOf({ day }: ArchivePartition, key: string): Promise<Condition> {
    const stamp = this.#store.stampOf(key);
    if (stamp === undefined) return 'absent';
    const known = this.#known.get(key);
    if (known?.stamp === stamp) return known.condition;
    const condition = await this.#examine(day, key);
    this.#known.set(key, { stamp, condition });
    return condition;
  }

  /** The store forgets metadata of content that is not what it wrote. */
  async #examine(day: BillingDay, key: string): Promise<Condition> {
    const head = await this.#store.head(key);
    if (head === undefined) return 'absent';
    if (head.metadata['content-hash'] !== undefined) return 'complete';
    const stored = await this.#store.get(key);
    if (stored === undefined) return 'absent';
    return decodeDay(day, stored.body).then(
      () => 'complete' as const,
      () => 'damaged' as const,
    );
  }
}

/** '20261120' → '2026-11-20'; null without. */
function dayOf(digits: string | undefined): BillingDay | null {
  if (digits === undefined) return null;
  return parseBillingDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
}

function keyOf({ day, prefix }: ArchivePartition): string {
  return `${prefix}${objectKey(day).slice(partitionPrefix(day).length)}`;
}
