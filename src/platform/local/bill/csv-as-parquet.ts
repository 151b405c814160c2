/**
 * Copies text files to Parquet. Splitting text into cells takes longer than all other work with them: files
 * that are read more than once are copied, with only the needed columns, into a temporary file of a
 * fiftieth of the size.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BillSource } from '../../../domain/costs/bill-source.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import { sqlText } from '../../../sql/bind.ts';
import { sourceColumns } from '../../../tables/bill-columns.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { type BillFileGroup, rawLines } from './bill-view.ts';
import { contentKeyColumns } from './line-content-key.ts';

/** Lines per row group: larger groups need more memory than a small limit allows. */
const rowGroup = 40_960;

export class StagedText {
  readonly #engine: DuckDbEngine;
  readonly #source: BillSource;
  readonly #needed: ReadonlySet<string>;
  readonly #staged = new Map<BillFileGroup, BillFileGroup>();

  /**
   * `extra`: columns that the view reads in addition to the source's. The files are removed when the engine
   * is closed.
   */
  constructor(engine: DuckDbEngine, source: BillSource, extra: readonly string[]) {
    this.#engine = engine;
    this.#source = source;
    const ofSource = Object.keys(sourceColumns[source]);
    this.#needed = new Set([...ofSource, ...contentKeyColumns(source), ...extra]);
  }

  /** The staged copy, or the file group itself if it was not staged. */
  readonly latest = (fileGroup: BillFileGroup): BillFileGroup =>
    this.#staged.get(fileGroup) ?? fileGroup;

  /**
   * Returns the lines of the file group in Parquet; the first call reads the text. The caller must check
   * afterwards that the files did not change since that first read. Throws an InputError like any reading.
   */
  readonly of = async (fileGroup: BillFileGroup): Promise<BillFileGroup> => {
    if (fileGroup.format === 'parquet') return fileGroup;
    const staged = this.#staged.get(fileGroup) ?? (await this.#stage(fileGroup));
    this.#staged.set(fileGroup, staged);
    return staged;
  };

  /** Values stay as in the text: whether a value can be read is checked where it is needed. */
  async #stage(fileGroup: BillFileGroup): Promise<BillFileGroup> {
    const columns = new Map(
      [...fileGroup.columns].filter(([name]) => this.#needed.has(normalizeColumn(name))),
    );
    const lines = rawLines(this.#source, fileGroup, columns.keys());
    let path: string | undefined;
    try {
      path = join(this.#engine.temporaryFolder(), `${this.#staged.size + 1}.parquet`);
      const options = `format parquet, row_group_size ${rowGroup}`;
      await this.#engine.run(`copy (${lines}) to ${sqlText(path)} (${options})`, 'Reading text');
    } catch (error) {
      if (error instanceof InputError) throw error;
      // If disk or memory are too small for the copy, the text is read again: slower, with the same result.
      if (path !== undefined) rmSync(path, { force: true });
      return fileGroup;
    }
    return { ...fileGroup, format: 'parquet', paths: [path], columns };
  }
}
