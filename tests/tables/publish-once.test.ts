/** The one way an object of a table is written: what it asks of the store, in which order, and when it stops. */
import { describe, expect, test } from 'vitest';
import { dayValues } from '../../src/archive/day/parquet.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { noRows } from '../../src/domain/costs/day-rows.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { type ObjectStore, PreconditionFailedError } from '../../src/ports/object-store.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { ouForecastTable } from '../../src/tables/ou-forecast.ts';
import { type Publication, publishOnce } from '../../src/tables/publish-once.ts';
import { tempFolder } from '../support/temp-folder.ts';

const day = parseBillingDay('2026-11-20');
const key = objectKey(ouForecastTable, day);

/** A forecast of one day that costs `cost`. */
function publication(cost: number): Publication<typeof ouForecastTable> {
  return {
    table: ouForecastTable,
    key,
    values: {
      forecastDate: [day],
      ou: ['*'],
      forecast: Float64Array.of(cost),
      ifStays: [null],
      lower: [null],
      upper: [null],
    },
    contentHash: `hash of ${cost}`,
    keyValues: { 'report-date': day },
    metadata: { rows: '1' },
    subject: 'The forecast of 2026-11-20',
  };
}

/** A folder's store that notes its calls, and does something before each put. */
function storeWith(beforePut: () => Promise<unknown> = async () => undefined) {
  const inner = new DirectoryStore(tempFolder());
  const calls: string[] = [];
  const store: ObjectStore = {
    head: (name) => {
      calls.push('head');
      return inner.head(name);
    },
    get: (name) => {
      calls.push('get');
      return inner.get(name);
    },
    put: async (name, body, { ifMatch, ifNoneMatch, ...options } = {}) => {
      calls.push(ifMatch === undefined ? 'put new' : 'put over');
      await beforePut();
      const condition = ifMatch === undefined ? { ifNoneMatch } : { ifMatch };
      return inner.put(name, body, { ...options, ...condition } as never);
    },
    locate: (name) => inner.locate(name),
  };
  return { store, inner, calls };
}

describe('the calls to the store are', () => {
  test('look, put and read back for new content, and a look for the same', async () => {
    const { store, calls } = storeWith();
    expect(await publishOnce(store, publication(1))).toBe('written');
    expect(await publishOnce(store, publication(1))).toBe('unchanged');
    expect(await publishOnce(store, publication(2))).toBe('written');
    expect(calls).toEqual(['head', 'put new', 'get', 'head', 'head', 'put over', 'get']);
    expect((await store.head(key))?.metadata).toEqual({ 'content-hash': 'hash of 2', rows: '1' });
  });

  test('one more look where another run was faster, whose same content is left', async () => {
    const { store, inner, calls } = storeWith(() => publishOnce(inner, publication(1)));
    expect(await publishOnce(store, publication(1))).toBe('unchanged');
    expect(calls).toEqual(['head', 'put new', 'head']);
  });
});

test('other content that another run wrote in the meantime is not replaced', async () => {
  const { store, inner } = storeWith(() => publishOnce(inner, publication(7)));
  await expect(publishOnce(store, publication(1))).rejects.toThrow(PreconditionFailedError);
  expect((await inner.head(key))?.metadata['content-hash']).toBe('hash of 7');
});

describe('an object that reads back otherwise', () => {
  test('is named with its place', async () => {
    const { store } = storeWith();
    const forgetful = { ...store, get: async () => undefined };
    await expect(publishOnce(forgetful, publication(1))).rejects.toThrow(
      `The forecast of 2026-11-20 was written to ${store.locate(key)} but does not read back the ` +
        'same. Run again; if it persists, check the storage.',
    );
  });

  test('of a table whose partitions are registered was not registered', async () => {
    const { store } = storeWith();
    const values = dayValues(noRows(day));
    const given = { ...publication(1), table: ouBreakdownTable, values };
    const forgetful = { ...store, get: async () => undefined };
    await expect(publishOnce(forgetful, given)).rejects.toThrow('; it was not registered. Run');
  });
});
