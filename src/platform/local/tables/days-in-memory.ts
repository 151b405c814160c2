/**
 * The newest days of a table of the archive in the memory of the engine, for a server that is asked again and again: a
 * statement over the files of a month costs DuckDB several times as much as one over rows that it has. The days are
 * loaded beside the first statement after a change, which reads the files like those of older days.
 */
import type { BillingDay } from '../../../domain/calendar/billing-day.ts';
import { sqlText } from '../../../sql/bind.ts';
import type { ParquetTable } from '../../../tables/table.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { maxRowsInMemory } from '../duckdb/memory-limit.ts';
import { escapeGlob, rowsOfFiles } from './local-tables.ts';

/** A day's only object, intact and at its own location. */
export interface DayFile {
  readonly day: BillingDay;
  readonly file: string;
}

/** Days whose files can be loaded. */
export interface LoadableDays {
  readonly newestFirst: readonly DayFile[];
  /** Whether the table has no older day than these. */
  readonly areAll: boolean;
}

interface Held {
  /** The oldest day; null if no archived day is older. */
  readonly from: BillingDay | null;
  readonly table: string;
}

export class DaysInMemory {
  readonly #engine: DuckDbEngine;
  readonly #table: ParquetTable;
  readonly #maxRows: number;
  #held: Held | undefined;
  #loading: Promise<void> | undefined;
  /** Counts what was loaded: each has a table of its own, so that none is seen half replaced. */
  #generation = 0;

  constructor(engine: DuckDbEngine, table: ParquetTable, maxRows = maxRowsInMemory) {
    this.#engine = engine;
    this.#table = table;
    this.#maxRows = maxRows;
  }

  /** Selects the days, if all that are archived of them are in memory. */
  select(from: BillingDay, to: BillingDay): string | undefined {
    const held = this.#held;
    if (held === undefined || (held.from !== null && from < held.from)) return undefined;
    const key = (day: BillingDay) => day.replaceAll('-', '');
    return `select * from ${held.table}
      where year * 10000 + month * 100 + day between ${key(from)} and ${key(to)}`;
  }

  /**
   * Loads days, unless this was done since the last `forget`. Nothing is in memory if that fails, for example because
   * memory is short.
   */
  load(loadable: () => Promise<LoadableDays>): Promise<void> {
    this.#loading ??= this.#loadInto(this.#generation, loadable).catch(() => undefined);
    return this.#loading;
  }

  /** The archive changed. */
  forget(): void {
    const old = this.#held?.table;
    this.#held = undefined;
    this.#loading = undefined;
    this.#generation += 1;
    // Statements that read it already keep it until they end.
    if (old !== undefined) void this.#drop(old);
  }

  async #loadInto(generation: number, loadable: () => Promise<LoadableDays>): Promise<void> {
    const { newestFirst, areAll } = await loadable();
    const days = await this.#affordable(newestFirst);
    const oldest = days.at(-1)?.day;
    if (oldest === undefined || generation !== this.#generation) return;
    const table = `${this.#table.name}_in_memory_${generation}`;
    const files = days.map(({ file }) => file);
    await this.#engine.run(
      `create table ${table} as ${rowsOfFiles(this.#table, { files })}`,
      table,
    );
    const from = areAll && days.length === newestFirst.length ? null : oldest;
    if (generation === this.#generation) this.#held = { from, table };
    else await this.#drop(table);
  }

  /** As many of the newest days as have no more rows than allowed. */
  async #affordable(newestFirst: readonly DayFile[]): Promise<readonly DayFile[]> {
    if (newestFirst.length === 0) return [];
    const rows = await this.#rowCounts(newestFirst.map(({ file }) => file));
    let total = 0;
    const end = newestFirst.findIndex(({ file }) => {
      total += rows.get(file) ?? this.#maxRows + 1;
      return total > this.#maxRows;
    });
    return end === -1 ? newestFirst : newestFirst.slice(0, end);
  }

  async #rowCounts(files: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { batches } = await this.#engine.query({
      name: 'rows of files',
      sql: `select file_name as file, num_rows::double as row_count
        from parquet_file_metadata([${files.map((file) => sqlText(escapeGlob(file))).join(', ')}])`,
      schema: { file: 'string', row_count: 'double' },
    });
    const counts = new Map<string, number>();
    for await (const { rowCount, columns } of batches) {
      for (let at = 0; at < rowCount; at++) {
        counts.set(columns.file[at] ?? '', columns.row_count[at] ?? 0);
      }
    }
    return counts;
  }

  async #drop(table: string): Promise<void> {
    await this.#engine.run(`drop table if exists ${table}`).catch(() => undefined);
  }
}
