/**
 * The statistics of a column in a row group, as hyparquet-writer computes them: of texts from the
 * dictionary, because it compares the texts of all rows, which takes longer than writing them.
 */
import { byCodePoint } from '../domain/columns/row-order.ts';
import type { TextColumn } from '../domain/columns/text-column.ts';

/** `texts`: only those that are in a row, at least one. */
export function textStatistics({ texts }: Pick<TextColumn, 'texts'>) {
  let lowest = texts[0] as string;
  let highest = lowest;
  for (const text of texts) {
    if (byCodePoint(text, lowest) < 0) lowest = text;
    else if (byCodePoint(text, highest) > 0) highest = text;
  }
  return { min_value: lowest, max_value: highest, null_count: 0n };
}

/** Parquet's bounds have no NaN, and of zeros the least is −0 and the greatest 0. */
export function doubleStatistics(numbers: Float64Array) {
  let lowest: number | undefined;
  let highest: number | undefined;
  let notNumbers = 0;
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row] as number;
    if (Number.isNaN(value)) notNumbers += 1;
    else {
      if (lowest === undefined || value < lowest) lowest = value;
      if (highest === undefined || value > highest) highest = value;
    }
  }
  const bounds = {
    ...(lowest !== undefined && { min_value: lowest === 0 ? -0 : lowest }),
    ...(highest !== undefined && { max_value: highest === 0 ? 0 : highest }),
  };
  return { ...bounds, null_count: 0n, nan_count: BigInt(notNumbers) };
}
