/**
 * Reads the tag coverage of a range of days from its objects: a few small files, so that no query is needed.
 * Days without one are left out: the rules may have required no tags then.
 */
import { type CoverageRow, computeCoverage } from '../../allocation/figures/compute-coverage.ts';
import { type BillingDay, daysFromTo } from '../../domain/calendar/billing-day.ts';
import { textAt } from '../../domain/columns/text-column.ts';
import { allTags, type TagState } from '../../domain/costs/coverage-day.ts';
import type { CoverageFigures, TagCoverage } from '../../domain/figures/coverage-figures.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { decodeTable } from '../../tables/decode-table.ts';
import { objectKey } from '../../tables/object-key.ts';
import { tagCoverageTable } from '../../tables/tag-coverage.ts';

export interface CoverageRequest {
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Tags to read; null: all that the archive has. */
  readonly tags: readonly string[] | null;
  /** Only these rows are added up; absent: all. */
  readonly isCounted?: (row: CoverageRow) => boolean;
}

interface DayOfCoverage {
  readonly day: BillingDay;
  readonly currency: string;
  readonly rows: readonly CoverageRow[];
}

/** Null if no day has coverage. Throws an Error that names the day of an object that cannot be read. */
export async function readCoverage(
  store: Pick<ObjectStore, 'get' | 'locate'>,
  request: CoverageRequest,
): Promise<CoverageFigures | null> {
  const { from, to } = request;
  const days = await countedDays(store, request);
  const last = days.at(-1);
  if (last === undefined) return null;
  const rows = days.flatMap((day) => day.rows);
  return { from, to, days: days.length, currency: last.currency, ...computeCoverage(rows) };
}

/** Day by day; a day without coverage is left out. Throws in the same way. */
export async function readDailyCoverage(
  store: Pick<ObjectStore, 'get' | 'locate'>,
  request: CoverageRequest,
): Promise<ReadonlyMap<BillingDay, readonly TagCoverage[]>> {
  const days = await countedDays(store, request);
  return new Map(days.map(({ day, rows }) => [day, computeCoverage(rows).tags]));
}

async function countedDays(
  store: Pick<ObjectStore, 'get' | 'locate'>,
  { from, to, tags, isCounted = () => true }: CoverageRequest,
): Promise<readonly DayOfCoverage[]> {
  const read = await Promise.all(daysFromTo(from, to).map((day) => readDay(store, day)));
  const wanted = tags === null ? null : new Set([...tags, allTags]);
  const isKept = (row: CoverageRow) => isCounted(row) && (wanted?.has(row.tag) ?? true);
  return read
    .filter((day) => day !== null)
    .map((day) => ({ ...day, rows: day.rows.filter(isKept) }));
}

async function readDay(
  store: Pick<ObjectStore, 'get' | 'locate'>,
  day: BillingDay,
): Promise<DayOfCoverage | null> {
  const key = objectKey(tagCoverageTable, day);
  const stored = await store.get(key);
  if (stored === undefined) return null;
  try {
    const rows = await rowsOf(stored.body);
    return { day, currency: stored.metadata['currency'] ?? '', rows };
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new Error(`the tag coverage of ${day} cannot be read (${store.locate(key)}): ${reason}`, {
      cause,
    });
  }
}

async function rowsOf(bytes: Uint8Array): Promise<readonly CoverageRow[]> {
  const columns = await decodeTable(tagCoverageTable, bytes);
  const { target, ou, linkedAccount, tag, state, unblendedCost, lineCount } = columns;
  return lineCount.map((lines, row) => ({
    target: textAt(target, row) as string,
    ou: textAt(ou, row) as string,
    account: textAt(linkedAccount, row) as string,
    tag: textAt(tag, row) as string,
    state: textAt(state, row) as TagState,
    cost: unblendedCost[row] as number,
    lines,
  }));
}
