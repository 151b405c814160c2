/** The local partition catalog: what queries see, stored between runs and never half written. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseBillingDay } from '../../../../src/domain/calendar/billing-day.ts';
import { InputError } from '../../../../src/domain/input/input-error.ts';
import { DirectoryStore } from '../../../../src/platform/local/files/directory-store.ts';
import { JsonCatalog } from '../../../../src/platform/local/tables/json-catalog.ts';
import { PreconditionFailedError } from '../../../../src/ports/object-store.ts';
import type { ArchivePartition } from '../../../../src/ports/partition-catalog.ts';
import { partitionPrefix } from '../../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../../src/tables/ou-breakdown.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const partition = (text: string): ArchivePartition => {
  const day = parseBillingDay(text);
  return { day, prefix: partitionPrefix(ouBreakdownTable, day) };
};
const [first, second, third] = ['2026-10-31', '2026-11-01', '2026-11-02'].map(partition) as [
  ArchivePartition,
  ArchivePartition,
  ArchivePartition,
];

function catalogIn(folder: string) {
  const told: (readonly ArchivePartition[])[] = [];
  const store = new DirectoryStore(folder);
  const catalog = new JsonCatalog(ouBreakdownTable, store, async (partitions) => {
    told.push(partitions);
  });
  return { catalog, told, store };
}

const days = (partitions: readonly ArchivePartition[]) => partitions.map(({ day }) => day);

test('an empty archive has no partitions, and its listener is called with none', async () => {
  const { catalog, told } = catalogIn(tempFolder());
  await catalog.load();
  expect(told).toEqual([[]]);
  expect(await catalog.registered(first.day, third.day)).toEqual([]);
});

test('partitions are registered once, in order of day, and found between two days', async () => {
  const { catalog } = catalogIn(tempFolder());
  await catalog.register([third, first]);
  await catalog.register([second, third]);
  expect(await catalog.registered(first.day, third.day)).toEqual([first, second, third]);
  expect(days(await catalog.registered(second.day, second.day))).toEqual([second.day]);
  expect(await catalog.registered(third.day, first.day)).toEqual([]);
});

test('a partition that is registered stays unchanged', async () => {
  const { catalog } = catalogIn(tempFolder());
  await catalog.register([first]);
  await catalog.register([{ ...first, prefix: 'elsewhere/' }]);
  expect(await catalog.registered(first.day, first.day)).toEqual([first]);
});

test('the next run sees what this one registered', async () => {
  const folder = tempFolder();
  await catalogIn(folder).catalog.register([first, second]);
  const next = catalogIn(folder);
  await next.catalog.load();
  expect(next.told).toEqual([[first, second]]);
});

test('its listener gets every partition after each registration, when it is on disk', async () => {
  const folder = tempFolder();
  const store = new DirectoryStore(folder);
  const seen: number[] = [];
  const catalog = new JsonCatalog(ouBreakdownTable, store, async () => {
    const { body } = (await store.get('catalog/ou_breakdown.json')) as { body: Uint8Array };
    seen.push(JSON.parse(Buffer.from(body).toString()).partitions.length);
  });
  await catalog.register([first]);
  await catalog.register([second]);
  expect(seen).toEqual([1, 2]);
});

test('of runs that register at the same time none loses the other’s days', async () => {
  const folder = tempFolder();
  const runs = [first, second, third].map((one) => catalogIn(folder).catalog.register([one]));
  const results = await Promise.allSettled(runs);
  const wrote = results.filter(({ status }) => status === 'fulfilled').length;
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(PreconditionFailedError);
  }
  const { catalog } = catalogIn(folder);
  expect(wrote).toBeGreaterThan(0);
  expect(await catalog.registered(first.day, third.day)).toHaveLength(wrote);
});

test('a file that is not a catalog is an error, not an empty archive', async () => {
  const { catalog, store } = catalogIn(join(tempFolder(), 'out'));
  await store.put('catalog/ou_breakdown.json', Buffer.from('{"days": []}'));
  await expect(catalog.registered(first.day, third.day)).rejects.toThrow();
  await expect(catalog.register([first])).rejects.toThrow();
});

test.each([
  ['empty', '', 'it is empty'],
  ['cut', '{"partitions": [{"day": "2026', 'JSON'],
  [
    'without valid days',
    '{"partitions": [{"day": "x", "prefix": "p/"}]}',
    'partitions.0.day: not a calendar date',
  ],
])('a catalog that is %s names its file and what to do', async (_, text, why) => {
  const folder = tempFolder();
  const { catalog, store } = catalogIn(folder);
  await store.put('catalog/ou_breakdown.json', Buffer.from(text));
  const failure = await catalog.load().catch((error: Error) => error);
  expect(failure).toBeInstanceOf(InputError);
  const { message } = failure as Error;
  expect(message).toContain(
    `The catalog ${join(folder, 'catalog/ou_breakdown.json')} is damaged (`,
  );
  expect(message).toContain(why);
  expect(message).toContain('delete it and run again');
});

describe('a catalog whose file was deleted', () => {
  const lost = [first, second];
  const reopened = (folder: string) => {
    const told: (readonly ArchivePartition[])[] = [];
    const listen = async (partitions: readonly ArchivePartition[]) => {
      told.push(partitions);
    };
    const catalog = new JsonCatalog(
      ouBreakdownTable,
      new DirectoryStore(folder),
      listen,
      () => lost,
    );
    return { catalog, told };
  };

  test('shows every day that has an object, and the next registration keeps them all', async () => {
    const folder = tempFolder();
    const { catalog, told } = reopened(folder);
    await catalog.load();
    expect(told).toEqual([lost]);
    await catalog.register([third]);
    expect(told.at(-1)).toEqual([first, second, third]);
    expect(await catalogIn(folder).catalog.registered(first.day, third.day)).toHaveLength(3);
  });

  test('registers nothing by being opened', async () => {
    const { catalog } = reopened(tempFolder());
    await catalog.load();
    expect(await catalog.registered(first.day, third.day)).toEqual([]);
  });

  test('does not search the disk if there is a file', async () => {
    const folder = tempFolder();
    await catalogIn(folder).catalog.register([third]);
    const { catalog, told } = reopened(folder);
    await catalog.load();
    expect(told).toEqual([[third]]);
  });
});
