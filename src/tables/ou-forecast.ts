/** The forecast of each OU that the digest's mail shows, kept for the dashboard and the executives' page. */
import type { ParquetTable } from './table.ts';

const unit = "in the bill's currency";

/** Every report day has a forecast that reaches months ahead: a reader takes the newest. */
export const ouForecastTable = {
  format: 'parquet',
  name: 'ou_forecast',
  description: 'Forecast of each OU, as made on a report day',
  grain: 'One row for each report day, OU and day to come.',
  writtenBy: 'The daily digest, from the archive.',
  columns: {
    forecastDate: {
      name: 'ForecastDate',
      type: 'date',
      meaning: 'The day that is forecast',
      note: 'UTC, after the report day',
    },
    ou: {
      name: 'OU',
      type: 'string',
      meaning: 'Organizational unit, as in `ou_breakdown`',
      note: "'*' is the whole organization",
    },
    forecast: { name: 'Forecast', type: 'double', meaning: 'Expected cost of the day', note: unit },
    lower: {
      name: 'Lower',
      type: 'double',
      isNullable: true,
      meaning: 'Low end of the range of the day',
      note: `${unit}; null where the history is too short for a range`,
    },
    upper: {
      name: 'Upper',
      type: 'double',
      isNullable: true,
      meaning: 'High end of the range of the day',
      note: `${unit}; null where the history is too short for a range`,
    },
    ifStays: {
      name: 'IfStays',
      type: 'double',
      isNullable: true,
      meaning: 'Expected cost of the day if the unusual costs of the last days stay',
      note: `${unit}; null where the report day is not unusual`,
    },
  },
  partitionKeys: [
    { name: 'report_date', part: 'date', meaning: 'The report day the forecast was made on' },
  ],
  prefix: 'ou-forecasts/',
  objectName: 'ou-forecast.snappy.parquet',
  order: 'OU, ForecastDate',
  layoutVersion: 2,
  rowsPerGroup: 100_000,
  firstProjectedDay: '2025-01-01',
} as const satisfies ParquetTable;
