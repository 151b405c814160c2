/** Lists the archived days on disk: from these a lost catalog can be rebuilt. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BillingDay, isBillingDay } from '../../../domain/calendar/billing-day.ts';
import type { ArchivePartition } from '../../../ports/partition-catalog.ts';
import { dayPartitions } from '../../../tables/day-partitions.ts';
import { partitionPrefix } from '../../../tables/object-key.ts';
import type { ParquetTable } from '../../../tables/table.ts';

/**
 * Every day that has an object at its location below `root`, in order of day; empty if the folder does not
 * exist.
 */
export function archivedPartitions(root: string, table: ParquetTable): readonly ArchivePartition[] {
  const { prefix, objectName } = table;
  return valuesBelow(join(root, prefix))
    .flatMap(dayOf)
    .map((day) => ({ day, prefix: partitionPrefix(table, day) }))
    .filter((partition) => namesIn(join(root, partition.prefix)).includes(objectName));
}

/** The values of the folders 'year=2026/month=11/day=20' and the like, ascending. */
function valuesBelow(folder: string, depth = 0): readonly (readonly number[])[] {
  const key = dayPartitions[depth];
  if (key === undefined) return [[]];
  return numbersIn(folder, key.name).flatMap((value) =>
    valuesBelow(join(folder, `${key.name}=${value}`), depth + 1).map((rest) => [value, ...rest]),
  );
}

function numbersIn(folder: string, name: string): readonly number[] {
  const values = namesIn(folder).flatMap((entry) => {
    const [, value] = new RegExp(`^${name}=([1-9]\\d*)$`).exec(entry) ?? [];
    return value === undefined ? [] : [Number(value)];
  });
  return values.sort((a, b) => a - b);
}

function dayOf([year, ...rest]: readonly number[]): readonly BillingDay[] {
  const text = [String(year), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
  return isBillingDay(text) ? [text] : [];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
