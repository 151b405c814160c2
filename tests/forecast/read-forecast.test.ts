/** A published forecast, read back: the amounts of the forecast as it was made, or why there are none. */
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { forecastOus } from '../../src/forecast/forecast-ous.ts';
import type { SeriesForecast } from '../../src/forecast/forecast-series.ts';
import { monthEndMetadata } from '../../src/forecast/month-end-metadata.ts';
import { publishForecast } from '../../src/forecast/publish-forecast.ts';
import { readRemainingCosts } from '../../src/forecast/read-forecast.ts';
import { remainingCostOf } from '../../src/forecast/remaining-costs.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { lastDays, reportDay, weeklyCost } from './made-series.ts';

const days = lastDays(100);
const series = (count: number, costOf: (day: BillingDay) => number) =>
  new Map(days.slice(-count).map((day) => [day, costOf(day)]));
const project = (costs: ReadonlyMap<BillingDay, number>) => ({ costs, outstanding: 0, monthly: 0 });
const forecasts: ReadonlyMap<string, SeriesForecast> = forecastOus({
  ous: new Map([
    ['Root/Prod', project(series(100, weeklyCost))],
    ['Root/Shop', project(series(100, (day) => weeklyCost(day) / 7))],
    ['Root/New', project(series(2, () => 12.1))],
  ]),
  archived: new Set(days),
  reportDay,
  until: addDays(reportDay, 183),
});

async function published() {
  const store = new DirectoryStore(tempFolder());
  await publishForecast({ store }, reportDay, forecasts);
  return store;
}
const key = objectKey(ouForecastTable, reportDay);

describe('the remaining costs of a published forecast', () => {
  it('are those of the forecast as it was made, to the last digit', async () => {
    const read = await readRemainingCosts(await published(), reportDay);
    for (const ou of ['*', 'Root/Prod', 'Root/Shop']) {
      expect(read.get(ou)?.remaining, ou).toBe(forecasts.get(ou)?.monthEnd.remaining);
    }
  });

  it('have no OU whose month end is unknown', async () => {
    const read = await readRemainingCosts(await published(), reportDay);
    expect(forecasts.get('Root/New')?.monthEnd.remaining).toBeNull();
    expect(read.has('Root/New')).toBe(false);
  });

  it('have the organization’s range, which its days’ ranges do not tell', async () => {
    const whole = (await readRemainingCosts(await published(), reportDay)).get('*');
    const made = forecasts.get('*') as SeriesForecast;
    expect(whole).toEqual(remainingCostOf(made));
    expect(whole?.range).not.toBeNull();
    const last = made.days.filter(({ day }) => day <= '2026-11-30');
    const daily = last.reduce((sum, { upper }) => sum + (upper ?? 0), 0);
    expect(Math.abs((whole?.range?.upper ?? 0) - daily)).toBeGreaterThan(1);
  });

  it('are none where no forecast of the day is there', async () => {
    const store = new DirectoryStore(tempFolder());
    await expect(readRemainingCosts(store, reportDay)).rejects.toThrow(
      /^there is no forecast of 2026-11-20 \(.*ou-forecast\.snappy\.parquet\)$/,
    );
  });

  it('are none where its object is damaged', async () => {
    const store = await published();
    writeFileSync(store.locate(key), 'PAR1');
    await expect(readRemainingCosts(store, reportDay)).rejects.toThrow(
      'the forecast of 2026-11-20 is not readable Parquet',
    );
  });

  it('of an earlier version, whose month end names a method, are read', async () => {
    const store = await published();
    const { body = new Uint8Array() } = (await store.get(key)) ?? {};
    const text = '{"method":"forecast","remaining":12,"range":null}';
    await store.put(key, body, { metadata: { [monthEndMetadata]: text } });
    const whole = (await readRemainingCosts(store, reportDay)).get('*');
    expect(whole).toEqual({ remaining: 12, ifStays: null, range: null, note: null });
  });

  it.each([
    ['an earlier version wrote it', {}, /does not say its month end: an earlier version wrote it$/],
    ['its month end is no JSON', { [monthEndMetadata]: '{' }, /month end of .* is not readable/],
    ['its month end has no amount', { [monthEndMetadata]: '{}' }, /month end of .* not readable/],
  ])('are none where %s', async (_, metadata, message) => {
    const store = await published();
    const { body = new Uint8Array() } = (await store.get(key)) ?? {};
    await store.put(key, body, { metadata });
    await expect(readRemainingCosts(store, reportDay)).rejects.toThrow(message);
  });
});
