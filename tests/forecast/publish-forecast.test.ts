/** What the dashboard reads of a forecast: the object, its rows in other readers, and its care. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm/node';
import { describe, expect, test } from 'vitest';
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { forecastOus } from '../../src/forecast/forecast-ous.ts';
import { decodeForecast, encodeForecast } from '../../src/forecast/forecast-parquet.ts';
import { forecastRows } from '../../src/forecast/forecast-rows.ts';
import type { SeriesForecast } from '../../src/forecast/forecast-series.ts';
import { publishForecast } from '../../src/forecast/publish-forecast.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { type ObjectStore, PreconditionFailedError } from '../../src/ports/object-store.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { lastDays, reportDay, weeklyCost } from './made-series.ts';

const hostile = 'Root/=cmd|"\'\n🧨';
const days = lastDays(100);
const forecasts = sixMonths();

function sixMonths(): ReadonlyMap<string, SeriesForecast> {
  const project = (costs: ReadonlyMap<BillingDay, number>) => ({
    costs,
    outstanding: 0,
    monthly: 0,
  });
  return forecastOus({
    ous: new Map([
      ['Root/Prod', project(new Map(days.map((day) => [day, weeklyCost(day)])))],
      [hostile, project(new Map(days.slice(-5).map((day) => [day, 12])))],
    ]),
    archived: new Set(days),
    reportDay,
    until: addDays(reportDay, 182),
  });
}

const key = objectKey(ouForecastTable, reportDay);
const store = () => new DirectoryStore(tempFolder());

describe('the object', () => {
  test('lies where the partition projection of the Glue table looks', () => {
    expect(key).toBe('ou-forecasts/report_date=2026-11-20/ou-forecast.snappy.parquet');
  });

  test('has one row per OU and day, six months ahead, for DuckDB', async () => {
    const kept = store();
    const published = await publishForecast({ store: kept }, reportDay, forecasts);
    expect(published).toEqual({ key, outcome: 'written', rows: 3 * 182 });
    const found =
      await rowsOf(`select OU, count(*)::int as days, min(ForecastDate)::varchar as first,
      max(ForecastDate)::varchar as last, count(Lower)::int as with_range,
      typeof(any_value(ForecastDate)) as date_type, typeof(any_value(Forecast)) as cost_type
      from read_parquet('${kept.locate(key)}') group by OU order by OU`);
    const common = { days: 182, first: '2026-11-21', last: '2027-05-21' };
    const types = { date_type: 'DATE', cost_type: 'DOUBLE' };
    expect(found).toEqual([
      { OU: '*', ...common, with_range: 182, ...types },
      { OU: hostile, ...common, with_range: 0, ...types },
      { OU: 'Root/Prod', ...common, with_range: 182, ...types },
    ]);
    const [sums] = await rowsOf(`select sum(Forecast) filter (OU = '*') as whole,
      sum(Forecast) filter (OU <> '*') as parts from read_parquet('${kept.locate(key)}')`);
    // The whole is projected as one series, near the sum of its parts.
    expect(Number(sums?.['whole']) / Number(sums?.['parts'])).toBeCloseTo(1, 1);
  });

  test('reads the same in Rust, nulls and names and all', () => {
    const rows = forecastRows(forecasts);
    const table = tableFromIPC(readParquet(encodeForecast(reportDay, rows)).intoIPCStream());
    expect(table.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'ForecastDate Date32<DAY>',
      'OU Utf8',
      'Forecast Float64',
      'Lower Float64',
      'Upper Float64',
      'IfStays Float64',
    ]);
    const read = table.toArray();
    expect(read.map(({ OU }) => OU)).toEqual(rows.ou);
    expect(read.map(({ Forecast }) => Forecast)).toEqual([...rows.forecast]);
    expect(read.map(({ Lower }) => Lower)).toEqual(rows.lower);
    expect(read.map(({ Upper }) => Upper)).toEqual(rows.upper);
    expect(read.map(({ IfStays }) => IfStays)).toEqual(rows.ifStays);
  });

  test('may be a forecast of nothing', async () => {
    const rows = forecastRows(new Map());
    expect(await decodeForecast(reportDay, encodeForecast(reportDay, rows))).toEqual(rows);
  });

  test('has the same bytes whenever it is made from the same history', () => {
    const hashOf = (made: ReadonlyMap<string, SeriesForecast>) =>
      createHash('sha256')
        .update(encodeForecast(reportDay, forecastRows(made)))
        .digest('hex');
    expect(hashOf(sixMonths())).toBe(hashOf(forecasts));
  });

  test('of another day, or no Parquet, is refused by name', async () => {
    const bytes = encodeForecast(reportDay, forecastRows(forecasts));
    const wrong = decodeForecast(addDays(reportDay, 1), bytes);
    await expect(wrong).rejects.toThrow('the forecast of 2026-11-21 is not readable');
    await expect(decodeForecast(reportDay, bytes.slice(0, 99))).rejects.toThrow('2026-11-20');
  });
});

describe('publishing', () => {
  test('an unchanged forecast writes nothing; a changed one replaces it', async () => {
    const kept = store();
    await publishForecast({ store: kept }, reportDay, forecasts);
    const again = await publishForecast({ store: kept }, reportDay, sixMonths());
    expect(again.outcome).toBe('unchanged');
    const fewer = new Map([...forecasts].slice(0, 2));
    const changed = await publishForecast({ store: kept }, reportDay, fewer);
    expect(changed).toMatchObject({ outcome: 'written', rows: 2 * 182 });
    const stored = await kept.get(key);
    expect(stored?.metadata).toMatchObject({ rows: '364', 'report-date': '2026-11-20' });
    expect(await decodeForecast(reportDay, stored?.body ?? new Uint8Array())).toEqual(
      forecastRows(fewer),
    );
  });

  test('beside another run that wrote the same is no conflict, another forecast is', async () => {
    const kept = store();
    const overtaken = (first: ReadonlyMap<string, SeriesForecast>): ObjectStore => ({
      head: (name) => kept.head(name),
      get: (name) => kept.get(name),
      locate: (name) => kept.locate(name),
      put: async (name, body, options) => {
        await publishForecast({ store: kept }, reportDay, first);
        return kept.put(name, body, options);
      },
    });
    const same = await publishForecast({ store: overtaken(forecasts) }, reportDay, forecasts);
    expect(same.outcome).toBe('unchanged');
    const one = new Map([...forecasts].slice(0, 1));
    const two = new Map([...forecasts].slice(0, 2));
    await expect(publishForecast({ store: overtaken(one) }, reportDay, two)).rejects.toThrow(
      PreconditionFailedError,
    );
  });

  test('fails by name when what was written does not read back', async () => {
    const kept = store();
    const forgetful: ObjectStore = {
      head: (name) => kept.head(name),
      get: (name) => kept.get(name),
      locate: (name) => kept.locate(name),
      put: async (name, body, options) => {
        const put = await kept.put(name, body, options);
        writeFileSync(kept.locate(name), readFileSync(kept.locate(name)).subarray(0, 40));
        return put;
      },
    };
    await expect(publishForecast({ store: forgetful }, reportDay, forecasts)).rejects.toThrow(
      /^The forecast of 2026-11-20 was written to .* but does not read back the same/,
    );
  });
});

async function rowsOf(sql: string) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  try {
    const connection = await instance.connect();
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    instance.closeSync();
  }
}
