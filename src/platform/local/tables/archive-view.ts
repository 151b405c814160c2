/**
 * What queries see of a table of the archive on a laptop: the objects of the registered partitions. A statement
 * names the days that it reads, and only their files are opened, because the archive may hold years. A
 * damaged object fails only the queries that read its day, as on Athena; once it is replaced they work
 * again.
 */
import { type BillingDay, parseBillingDay } from '../../../domain/calendar/billing-day.ts';
import type { ArchivePartition } from '../../../ports/partition-catalog.ts';
import type { QueryEngine } from '../../../ports/query-engine.ts';
import { type SqlFragment, sqlIdentifier } from '../../../sql/bind.ts';
import { partitionPrefix } from '../../../tables/object-key.ts';
import type { ParquetTable } from '../../../tables/table.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import type { DirectoryStore } from '../files/directory-store.ts';
import { createView, type PlacedFile } from './local-tables.ts';

type Condition = 'intact' | 'damaged' | 'absent';

/** What a view shows. */
export interface ViewedTable {
  readonly table: ParquetTable;
  /** Throws where an object is damaged, or has rows of another day. */
  readonly decode: (day: BillingDay, bytes: Uint8Array) => Promise<unknown>;
}

export class ArchiveView {
  readonly #viewed: ViewedTable;
  /** The view of the whole archive, or of the days between two: ou_breakdown_20261101_20261120. */
  readonly #viewName: RegExp;
  readonly #engine: Pick<DuckDbEngine, 'run'>;
  readonly #store: DirectoryStore;
  readonly #known = new Map<string, { readonly stamp: string; readonly condition: Condition }>();
  /** Names of the views that exist and hold no damaged object. */
  readonly #current = new Set<string>();
  #partitions: readonly ArchivePartition[] = [];
  #creation: Promise<void> = Promise.resolve();

  constructor(viewed: ViewedTable, engine: Pick<DuckDbEngine, 'run'>, store: DirectoryStore) {
    this.#viewed = viewed;
    this.#viewName = new RegExp(
      `\\b(?:from|join)\\s+"?(${viewed.table.name}(?:_(\\d{8})_(\\d{8}))?)"?(?![\\w"])`,
      'gi',
    );
    this.#engine = engine;
    this.#store = store;
  }

  /** The engine, whose queries see the registered partitions. */
  shownTo(engine: QueryEngine): QueryEngine {
    return {
      query: async (statement) => {
        for (const [, name = '', from, to] of statement.sql.matchAll(this.#viewName)) {
          await this.#ready(name, dayOf(from), dayOf(to));
        }
        return engine.query(statement);
      },
    };
  }

  /** The view of the days from `from` to `to`, for a statement that reads no other day. */
  named(from: BillingDay, to: BillingDay): SqlFragment {
    const digits = (day: BillingDay) => day.replaceAll('-', '');
    return sqlIdentifier(`${this.#viewed.table.name}_${digits(from)}_${digits(to)}`);
  }

  /** Replaces what is registered. The next statement that reads a view creates it again. */
  show(partitions: readonly ArchivePartition[]): void {
    this.#partitions = partitions;
    this.#current.clear();
  }

  /** Creates one view after the other, because DuckDB rejects two creations of the same view at once. */
  async #ready(name: string, from: BillingDay | null, to: BillingDay | null): Promise<void> {
    const creation = this.#creation.then(async () => {
      if (!this.#current.has(name)) await this.#create(name, from, to);
    });
    this.#creation = creation.catch(() => undefined);
    await creation;
  }

  async #create(name: string, from: BillingDay | null, to: BillingDay | null): Promise<void> {
    const files: string[] = [];
    const misplaced: PlacedFile[] = [];
    const damaged: PlacedFile[] = [];
    const partitions = this.#partitions;
    const { table } = this.#viewed;
    for (const partition of partitions) {
      const { day, prefix } = partition;
      if ((from !== null && day < from) || (to !== null && day > to)) continue;
      const key = `${prefix}${table.objectName}`;
      const condition = await this.#conditionOf(partition, key);
      const file = this.#store.locate(key);
      if (condition === 'damaged') damaged.push({ day, file });
      else if (condition === 'intact' && prefix === partitionPrefix(table, day)) files.push(file);
      else if (condition === 'intact') misplaced.push({ day, file });
    }
    await this.#engine.run(createView(table, { files, misplaced, damaged }, name));
    const isCurrent = partitions === this.#partitions;
    if (damaged.length === 0 && isCurrent) this.#current.add(name);
  }

  /**
   * The condition of an object is valid until its file changes, because examining all of them takes time.
   */
  async #conditionOf({ day }: ArchivePartition, key: string): Promise<Condition> {
    const stamp = this.#store.stampOf(key);
    if (stamp === undefined) return 'absent';
    const known = this.#known.get(key);
    if (known?.stamp === stamp) return known.condition;
    const condition = await this.#examine(day, key);
    this.#known.set(key, { stamp, condition });
    return condition;
  }

  /** The store returns no metadata for content that it did not write. */
  async #examine(day: BillingDay, key: string): Promise<Condition> {
    const head = await this.#store.head(key);
    if (head === undefined) return 'absent';
    if (head.metadata['content-hash'] !== undefined) return 'intact';
    const stored = await this.#store.get(key);
    if (stored === undefined) return 'absent';
    return this.#viewed.decode(day, stored.body).then(
      () => 'intact' as const,
      () => 'damaged' as const,
    );
  }
}

/** '20261120' → '2026-11-20'; null for a view without days in its name. */
function dayOf(digits: string | undefined): BillingDay | null {
  if (digits === undefined) return null;
  return parseBillingDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
}
