/** Lists the archived days on disk: from these a lost catalog can be rebuilt. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { objectKey, partitionPrefix } from '../../../archive/day/partition-key.ts';
import { type BillingDay, isBillingDay } from '../../../domain/calendar/billing-day.ts';
import type { ArchivePartition } from '../../../ports/partition-catalog.ts';

/**
 * Every day that has an object at its location below `root`, in order of day; empty if the folder does not
 * exist.
 */
export function archivedPartitions(root: string): readonly ArchivePartition[] {
  const archive = join(root, 'ou-breakdowns');
  const days = numbersIn(archive, 'year').flatMap((year) =>
    numbersIn(join(archive, `year=${year}`), 'month').flatMap((month) =>
      numbersIn(join(archive, `year=${year}`, `month=${month}`), 'day').flatMap((day) =>
        dayOf(year, month, day),
      ),
    ),
  );
  return days
    .filter((day) => namesIn(join(root, partitionPrefix(day))).includes(nameOf(day)))
    .map((day) => ({ day, prefix: partitionPrefix(day) }));
}

/** The values of the folders named like 'year=2026', ascending. */
function numbersIn(folder: string, name: string): readonly number[] {
  const values = namesIn(folder).flatMap((entry) => {
    const [, value] = new RegExp(`^${name}=([1-9]\\d*)$`).exec(entry) ?? [];
    return value === undefined ? [] : [Number(value)];
  });
  return values.sort((a, b) => a - b);
}

function dayOf(year: number, ...rest: readonly number[]): readonly BillingDay[] {
  const text = [String(year), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
  return isBillingDay(text) ? [text] : [];
}

function nameOf(day: BillingDay): string {
  return objectKey(day).slice(partitionPrefix(day).length);
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
