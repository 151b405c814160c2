/**
 * Reads one day of an unloaded breakdown. Its rows are in several files, unordered; they are sorted
 * like those of the daily run, so that both write the same bytes for the same day.
 */
import { parquetMetadata, parquetRead } from 'hyparquet';
import { type BillingDay, dayOfTime } from '../domain/calendar/billing-day.ts';
import type { BreakdownDay } from '../domain/costs/breakdown.ts';
import type { ColumnType } from '../ports/query-engine.ts';
import type { StagedRows } from '../ports/staging.ts';
import { breakdownSchema } from '../queries/breakdown-statement.ts';
import { strictUtf8 } from '../tables/strict-utf8.ts';
import { archiveOrder } from './archive-order.ts';
import type { BreakdownBatch } from './non-null-column.ts';
import { splitDays } from './split-days.ts';

type Value = string | number | null;
type Columns = Record<string, Value[]>;

/** Throws an Error naming the day when a file has other columns, or rows of another day. */
export async function readStagedDay(
  staged: Pick<StagedRows, 'read'>,
  day: BillingDay,
): Promise<BreakdownDay> {
  const columns: Columns = Object.fromEntries(
    Object.keys(breakdownSchema).map((name) => [name, []]),
  );
  for (const file of await staged.read(day)) {
    await addFile(columns, file).catch((cause: unknown) => {
      const reason = (cause as Error).message;
      throw new Error(`an unloaded file of ${day} cannot be read: ${reason}`, { cause });
    });
  }
  const days = splitDays(oneBatch(inArchiveOrder(columns)));
  const { value: found } = await days.next();
  const isOnlyDay = (await days.next()).done === true;
  if (found?.day === day && isOnlyDay) return found;
  throw new Error(`the files unloaded for ${day} do not contain exactly that day`);
}

async function addFile(columns: Columns, bytes: Uint8Array): Promise<void> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  const rows = Number(metadata.num_rows);
  const start = columns['billing_date']?.length ?? 0;
  requireColumns(metadata.schema.slice(1).map(({ name }) => name));
  for (const values of Object.values(columns)) values.length = start + rows;
  await parquetRead({
    file,
    metadata,
    parsers: strictUtf8,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const type = breakdownSchema[columnName as keyof typeof breakdownSchema];
      const values = columns[columnName] ?? [];
      for (let row = 0; row < columnData.length; row++) {
        values[start + rowStart + row] = cellOf(type, columnData[row]);
      }
    },
  });
}

function requireColumns(found: readonly string[]): void {
  const expected = Object.keys(breakdownSchema);
  if (found.toSorted().join() === expected.toSorted().join()) return;
  throw new Error(`its columns are ${found.join(', ')}, not ${expected.join(', ')}`);
}

function cellOf(type: ColumnType, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (type === 'string') return String(value);
  return type === 'date' ? dayOfTime(Number(value)) : Number(value);
}

function inArchiveOrder(columns: Columns): BreakdownBatch {
  const order = archiveOrder(columns as unknown as BreakdownBatch['columns']);
  const sorted = Object.entries(columns).map(
    ([name, values]) => [name, order.map((row) => values[row] ?? null)] as const,
  );
  return {
    rowCount: order.length,
    columns: Object.fromEntries(sorted) as unknown as BreakdownBatch['columns'],
  };
}

async function* oneBatch(batch: BreakdownBatch): AsyncGenerator<BreakdownBatch> {
  yield batch;
}
