/**
 * Writes a query's result like Athena: a CSV with a header row, every value in quotes, quotes doubled, NULL
 * empty, and one more object with the columns' types.
 * https://docs.aws.amazon.com/athena/latest/ug/querying-finding-output-files.html
 */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { DuckDBResult, DuckDBType } from '@duckdb/node-api';
import { athenaText, athenaType } from './athena-text.ts';

export interface ResultColumn {
  readonly name: string;
  /** Athena's name of the type, such as 'varchar'. */
  readonly type: string;
}

export interface WrittenResult {
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
}

/** Streams the result to a file. Throws the engine's error if it fails in the middle. */
export async function writeResult(result: DuckDBResult, path: string): Promise<WrittenResult> {
  const file = createWriteStream(path);
  try {
    const names = result.columnNames();
    const types = result.columnTypes();
    file.write(csvRow(names));
    let rowCount = 0;
    for (let chunk = await result.fetchChunk(); chunk !== null; chunk = await result.fetchChunk()) {
      if (chunk.rowCount === 0) break;
      rowCount += chunk.rowCount;
      const rows = chunk
        .getRows()
        .map((row) => csvRow(row.map((value, index) => textOf(value, types[index]))));
      if (!file.write(rows.join(''))) await once(file, 'drain');
    }
    const columns = names.map((name, index) => ({
      name,
      type: athenaType(result.columnTypeId(index)),
    }));
    return { columns, rowCount };
  } finally {
    file.end();
    await finished(file);
  }
}

function textOf(value: unknown, type: DuckDBType | undefined): string | undefined {
  if (type === undefined) throw new Error('a row has more values than the result has columns');
  return athenaText(value, type);
}

/** One line; undefined values are NULL. */
export function csvRow(values: readonly (string | undefined)[]): string {
  const cells = values.map((value) =>
    value === undefined ? '' : `"${value.replaceAll('"', '""')}"`,
  );
  return `${cells.join(',')}\n`;
}
