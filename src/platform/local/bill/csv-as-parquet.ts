/**
 * Text files as Parquet. Splitting text into cells takes longer than all that is done with them: what is
 * read more than once is copied, with the columns that are needed, into a temporary file of a fiftieth of
 * the size.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../../domain/input/input-error.ts';
import { sqlText } from '../../../sql/bind.ts';
import { type BillSource, sourceColumns } from '../bill-format/bill-source.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { type BillFileGroup, rawLines } from './bill-view.ts';
import { contentKeyColumns } from './line-content-key.ts';

/** Lines that are packed together: more need more memory than a small limit has. */
const rowGroup = 40_960;

export class StagedText {
  readonly #engine: DuckDbEngine;
  readonly #source: BillSource;
  readonly #needed: ReadonlySet<string>;
  readonly #staged = new Map<BillFileGroup, BillFileGroup>();

  /** `extra`: columns that the view reads beyond the source's. The engine's end is the files' end. */
  constructor(engine: DuckDbEngine, source: BillSource, extra: readonly string[]) {
    this.#engine = engine;
    this.#source = source;
    const ofSource = Object.keys(sourceColumns[source]);
    this.#needed = new Set([...ofSource, ...contentKeyColumns(source), ...extra]);
  }

  /** As it was staged, or as it is. */
  readonly latest = (branch: BillFileGroup): BillFileGroup => this.#staged.get(branch) ?? branch;

  /**
   * The lines of the branch in Parquet, the first time at the price of reading them. Whoever reads them
   * must look at the files afterwards as if they were read then. Throws an InputError as any reading does.
   */
  readonly of = async (branch: BillFileGroup): Promise<BillFileGroup> => {
    if (branch.format === 'parquet') return branch;
    const staged = this.#staged.get(branch) ?? (await this.#stage(branch));
    this.#staged.set(branch, staged);
    return staged;
  };

  /** Values stay as the text has them: whether one can be read is judged where it is needed. */
  async #stage(branch: BillFileGroup): Promise<BillFileGroup> {
    const columns = new Map(
      [...branch.columns].filter(([name]) => this.#needed.has(normalizeColumn(name))),
    );
    const lines = rawLines(this.#source, branch, columns.keys());
    let path: string | undefined;
    try {
      path = join(this.#engine.temporaryFolder(), `${this.#staged.size + 1}.parquet`);
      const options = `format parquet, row_group_size ${rowGroup}`;
      await this.#engine.run(`copy (${lines}) to ${sqlText(path)} (${options})`, 'Reading text');
    } catch (error) {
      if (error instanceof InputError) throw error;
      // Where disk or memory have no room for it, the text is read again: slower, with the same result.
      if (path !== undefined) rmSync(path, { force: true });
      return branch;
    }
    return { ...branch, format: 'parquet', paths: [path], columns };
  }
}
