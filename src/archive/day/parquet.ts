/**
 * A day's rows as Snappy Parquet and back. The columns are those of the Glue table `ou_breakdown`;
 * year, month and day are the partition's, not the file's.
 */
import { parquetMetadata, parquetRead, type SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { type BillingDay, timeOfDay } from '../../domain/calendar/billing-day.ts';
import type { DayRows } from '../../domain/costs/day-rows.ts';
import { strictUtf8 } from '../../tables/strict-utf8.ts';
import type { CheckedDay } from './check-day.ts';

/** Rows of one group: enough for good statistics, small enough to write in little memory. */
const rowsPerGroup = 100_000;
/** The default of 16 bytes would cut many OU paths to the same prefix. */
const statisticsBytes = 64;

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const;

/**
 * A name stands in many rows. Left to itself the writer looks at every fiftieth of 50,000 rows, finds a
 * thousand different accounts, and writes each row's in full: larger, and one small buffer a row.
 */
const asDictionary = { encoding: 'RLE_DICTIONARY' } as const;

const schema: SchemaElement[] = [
  { name: 'schema', num_children: 5 },
  { name: 'BillingDate', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
  { name: 'OU', ...text },
  { name: 'Service', ...text },
  { name: 'LinkedAccount', ...text },
  { name: 'DailyCost', type: 'DOUBLE', repetition_type: 'REQUIRED' },
];

/**
 * The bytes of one day's object: BillingDate DATE, OU, Service, LinkedAccount UTF8, DailyCost
 * DOUBLE, with statistics and, as key-value metadata, the cost metric and currency. The same day
 * gives the same bytes.
 */
export function encodeDay({ day, rows, costMetric, currency }: CheckedDay): Uint8Array {
  const daysSince1970 = timeOfDay(day) / 86_400_000;
  const buffer = parquetWriteBuffer({
    schema,
    columnData: [
      { name: 'BillingDate', data: new Int32Array(rows.ou.length).fill(daysSince1970) },
      { name: 'OU', data: [...rows.ou], ...asDictionary },
      { name: 'Service', data: [...rows.service], ...asDictionary },
      { name: 'LinkedAccount', data: [...rows.linkedAccount], ...asDictionary },
      { name: 'DailyCost', data: Float64Array.from(rows.dailyCost) },
    ],
    rowGroupSize: rowsPerGroup,
    statisticsTruncateLength: statisticsBytes,
    createdBy: 'finops-digest',
    kvMetadata: [
      { key: 'cost-metric', value: costMetric },
      { key: 'currency', value: currency },
    ],
  });
  return rows.ou.length > 0 ? new Uint8Array(buffer) : withTypedRowGroups(new Uint8Array(buffer));
}

/**
 * hyparquet-writer leaves an empty list of row groups without an element type, which strict readers
 * (Rust's parquet) refuse. In the footer it follows the row count of zero.
 */
function withTypedRowGroups(file: Uint8Array): Uint8Array {
  const struct = 12;
  const noRowsInNoGroups = Uint8Array.of(0x16, 0, 0x19, 0);
  const at = Buffer.from(file.buffer).lastIndexOf(noRowsInNoGroups);
  if (at >= 0) file[at + 3] = struct;
  return file;
}

/**
 * The rows of one archived object. Throws an Error naming the day when the bytes are no Parquet of
 * this shape, or hold another day.
 */
export async function decodeDay(day: BillingDay, bytes: Uint8Array): Promise<DayRows> {
  const rows = await readRows(bytes).catch((cause: unknown) => {
    throw new Error(`the archived object of ${day} is not readable Parquet of its shape`, {
      cause,
    });
  });
  const time = timeOfDay(day);
  if (rows.BillingDate.some((date) => Number(date) !== time))
    throw new Error(`the archived object of ${day} holds another day's rows`);
  return {
    billingDate: day,
    ou: rows.OU.map(String),
    service: rows.Service.map(String),
    linkedAccount: rows.LinkedAccount.map(String),
    dailyCost: rows.DailyCost.map(Number),
  };
}

type Columns = Record<'BillingDate' | 'OU' | 'Service' | 'LinkedAccount' | 'DailyCost', unknown[]>;

/** Column by column: an object for each of a million rows would be most of the work. */
async function readRows(bytes: Uint8Array): Promise<Columns> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  const found = columnsOf(metadata.schema);
  const expected = columnsOf(schema);
  if (found !== expected) throw new Error(`its columns are ${found}, not ${expected}`);
  const count = Number(metadata.num_rows);
  const empty = () => new Array<unknown>(count);
  const columns: Columns = {
    BillingDate: empty(),
    OU: empty(),
    Service: empty(),
    LinkedAccount: empty(),
    DailyCost: empty(),
  };
  await parquetRead({
    file,
    metadata,
    parsers: strictUtf8,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const values = columns[columnName as keyof Columns];
      for (let row = 0; row < columnData.length; row++) values[rowStart + row] = columnData[row];
    },
  });
  return columns;
}

function columnsOf([, ...columns]: readonly SchemaElement[]): string {
  return columns
    .map(({ name, type, converted_type: meaning, repetition_type: repetition }) =>
      [name, type, meaning, repetition].filter((part) => part !== undefined).join(' '),
    )
    .join(', ');
}
