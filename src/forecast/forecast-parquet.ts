/**
 * A forecast as Snappy Parquet and back. The columns are those of the Glue table `ou_forecast`;
 * `report_date` is the partition's, not the file's.
 */
import { parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { type BillingDay, dayOfTime, timeOfDay } from '../domain/calendar/billing-day.ts';
import { strictUtf8 } from '../tables/strict-utf8.ts';
import type { ForecastRows } from './forecast-rows.ts';

const rowsPerGroup = 100_000;
/** The default of 16 bytes would cut many OU paths to the same prefix. */
const statisticsBytes = 64;
const millisecondsPerDay = 86_400_000;

const required = { repetition_type: 'REQUIRED' } as const;
const optional = { repetition_type: 'OPTIONAL' } as const;

const schema: SchemaElement[] = [
  { name: 'schema', num_children: 5 },
  { name: 'ForecastDate', type: 'INT32', converted_type: 'DATE', ...required },
  { name: 'OU', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...required },
  { name: 'Forecast', type: 'DOUBLE', ...required },
  { name: 'Lower', type: 'DOUBLE', ...optional },
  { name: 'Upper', type: 'DOUBLE', ...optional },
];

/**
 * ForecastDate DATE, OU UTF8, Forecast, Lower and Upper DOUBLE; the report day as key-value
 * metadata. The same forecast gives the same bytes.
 */
export function encodeForecast(reportDay: BillingDay, rows: ForecastRows): Uint8Array {
  const days = rows.forecastDate.map((day) => timeOfDay(day) / millisecondsPerDay);
  const buffer = parquetWriteBuffer({
    schema,
    columnData: [
      { name: 'ForecastDate', data: Int32Array.from(days) },
      { name: 'OU', data: [...rows.ou] },
      { name: 'Forecast', data: Float64Array.from(rows.forecast) },
      { name: 'Lower', data: [...rows.lower] },
      { name: 'Upper', data: [...rows.upper] },
    ],
    rowGroupSize: rowsPerGroup,
    statisticsTruncateLength: statisticsBytes,
    createdBy: 'finops-digest',
    kvMetadata: [{ key: 'report-date', value: reportDay }],
  });
  return new Uint8Array(buffer);
}

/** Throws an Error naming the report day when the bytes are no Parquet of this shape and day. */
export async function decodeForecast(
  reportDay: BillingDay,
  bytes: Uint8Array,
): Promise<ForecastRows> {
  const rows = await readRows(reportDay, bytes).catch((cause: unknown) => {
    const what = `the forecast of ${reportDay} is not readable Parquet of its shape`;
    throw new Error(what, { cause });
  });
  return {
    forecastDate: rows.map((row) => dayOfTime(Number(row['ForecastDate']))),
    ou: rows.map((row) => String(row['OU'])),
    forecast: rows.map((row) => Number(row['Forecast'])),
    lower: rows.map((row) => numberOrNull(row['Lower'])),
    upper: rows.map((row) => numberOrNull(row['Upper'])),
  };
}

async function readRows(reportDay: BillingDay, bytes: Uint8Array) {
  const file = new Uint8Array(bytes).buffer;
  const { schema: found, key_value_metadata: facts } = parquetMetadata(file);
  const names = found.slice(1).map(({ name }) => name);
  if (names.join() !== 'ForecastDate,OU,Forecast,Lower,Upper') {
    throw new Error(`its columns are ${names.join(', ')}`);
  }
  const date = facts?.find(({ key }) => key === 'report-date')?.value;
  if (date !== reportDay) throw new Error(`it is the forecast of ${date}`);
  return parquetReadObjects({ file, parsers: strictUtf8 });
}

function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
