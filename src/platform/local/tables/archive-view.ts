/**
 * What queries see of a table of the archive on a laptop: the objects of the registered partitions. A statement
 * names the days that it reads, and only their files are opened, because the archive may hold years. Their files are
 * written into the statement, because a view of each range would cost as much as the query, and a server would keep
 * thousands of them. A damaged object fails only the queries that read its day, as on Athena; once it is replaced they
 * work again.
 */
import { type BillingDay, parseBillingDay } from '../../../domain/calendar/billing-day.ts';
import type { ArchivePartition } from '../../../ports/partition-catalog.ts';
import type { QueryEngine } from '../../../ports/query-engine.ts';
import { type SqlFragment, sqlIdentifier } from '../../../sql/bind.ts';
import { partitionPrefix } from '../../../tables/object-key.ts';
import type { ParquetTable } from '../../../tables/table.ts';
import type { DirectoryStore } from '../files/directory-store.ts';
import type { DayFile, DaysInMemory, LoadableDays } from './days-in-memory.ts';
import { type PlacedFile, rowsOfFiles, type ViewFiles } from './local-tables.ts';

type Condition = 'intact' | 'damaged' | 'absent';

/** What a view shows. */
export interface ViewedTable {
  readonly table: ParquetTable;
  /** Throws where an object is damaged, or has rows of another day. */
  readonly decode: (day: BillingDay, bytes: Uint8Array) => Promise<unknown>;
}

/** Selects of the days that were read last; one of three years has 150 kB. */
const maxKnownSelects = 16;

export class ArchiveView {
  readonly #viewed: ViewedTable;
  /** Texts and comments, in which nothing is replaced; or the table of the days between two, after FROM or JOIN. */
  readonly #tokens: RegExp;
  readonly #store: DirectoryStore;
  readonly #known = new Map<string, { readonly stamp: string; readonly condition: Condition }>();
  /** Name → select, without damaged objects, in the order of their last use. */
  readonly #selects = new Map<string, string>();
  readonly #memory: DaysInMemory | undefined;
  #partitions: readonly ArchivePartition[] = [];

  /** `memory`: for an engine that outlives many statements. */
  constructor(viewed: ViewedTable, store: DirectoryStore, memory?: DaysInMemory) {
    this.#memory = memory;
    this.#viewed = viewed;
    this.#tokens = new RegExp(
      `'(?:[^']|'')*'|--[^\\n]*|/\\*[\\s\\S]*?\\*/|\\b(from|join)\\s+"(${viewed.table.name}_(\\d{8})_(\\d{8}))"`,
      'gi',
    );
    this.#store = store;
  }

  /** The engine, whose queries see the registered partitions. */
  shownTo(engine: QueryEngine): QueryEngine {
    return {
      query: async (statement) =>
        engine.query({ ...statement, sql: await this.#withFiles(statement.sql) }),
    };
  }

  /** The table of the days from `from` to `to`, for a statement that reads no other day. */
  named(from: BillingDay, to: BillingDay): SqlFragment {
    const digits = (day: BillingDay) => day.replaceAll('-', '');
    return sqlIdentifier(`${this.#viewed.table.name}_${digits(from)}_${digits(to)}`);
  }

  /** Replaces what is registered. */
  show(partitions: readonly ArchivePartition[]): void {
    this.#partitions = partitions;
    this.#selects.clear();
    this.#memory?.forget();
  }

  async #withFiles(sql: string): Promise<string> {
    const selects = new Map<string, string>();
    for (const [, , name, from, to] of sql.matchAll(this.#tokens)) {
      if (name === undefined || from === undefined || to === undefined) continue;
      selects.set(name, await this.#selectOf(name, dayOf(from), dayOf(to)));
    }
    if (selects.size === 0) return sql;
    return sql.replace(this.#tokens, (token: string, keyword?: string, name?: string) => {
      const select = selects.get(name ?? '');
      return select === undefined ? token : `${keyword} (${select})`;
    });
  }

  async #selectOf(name: string, from: BillingDay, to: BillingDay): Promise<string> {
    const held = this.#memory?.select(from, to);
    if (held !== undefined) return held;
    void this.#memory?.load(() => this.#loadable());
    const known = this.#selects.get(name);
    if (known !== undefined) return this.#remember(name, known);
    const partitions = this.#partitions;
    const files = await this.#filesOf(from, to);
    const select = rowsOfFiles(this.#viewed.table, files);
    const isCurrent = partitions === this.#partitions;
    return isCurrent && files.damaged?.length === 0 ? this.#remember(name, select) : select;
  }

  #remember(name: string, select: string): string {
    this.#selects.delete(name);
    this.#selects.set(name, select);
    const [oldest = name] = this.#selects.keys();
    if (this.#selects.size > maxKnownSelects) this.#selects.delete(oldest);
    return select;
  }

  /** Up to the first day that has to be read from another place, or fails. */
  async #loadable(): Promise<LoadableDays> {
    const newestFirst: DayFile[] = [];
    for (const partition of this.#partitions.toSorted((a, b) => (a.day < b.day ? 1 : -1))) {
      const { day, prefix } = partition;
      const key = `${prefix}${this.#viewed.table.objectName}`;
      const condition = await this.#conditionOf(partition, key);
      if (condition === 'absent') continue;
      const isUsual = condition === 'intact' && prefix === partitionPrefix(this.#viewed.table, day);
      if (!isUsual) return { newestFirst, areAll: false };
      newestFirst.push({ day, file: this.#store.locate(key) });
    }
    return { newestFirst, areAll: true };
  }

  async #filesOf(from: BillingDay, to: BillingDay): Promise<ViewFiles> {
    const files: string[] = [];
    const misplaced: PlacedFile[] = [];
    const damaged: PlacedFile[] = [];
    const { table } = this.#viewed;
    for (const partition of this.#partitions) {
      const { day, prefix } = partition;
      if (day < from || day > to) continue;
      const key = `${prefix}${table.objectName}`;
      const condition = await this.#conditionOf(partition, key);
      const file = this.#store.locate(key);
      if (condition === 'damaged') damaged.push({ day, file });
      else if (condition === 'intact' && prefix === partitionPrefix(table, day)) files.push(file);
      else if (condition === 'intact') misplaced.push({ day, file });
    }
    return { files, misplaced, damaged };
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

/** '20261120' → '2026-11-20'. */
function dayOf(digits: string): BillingDay {
  return parseBillingDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
}
