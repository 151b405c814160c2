/**
 * Archives all days of a month's bill. Arguments: the bill, accounts.csv, the report day, the output
 * folder, and 'unguarded' for only rows, checks and objects, without listing the files and without state
 * about the source of the days. Prints the time for listings and states.
 */

import { readFileSync } from 'node:fs';
import { checkDay } from '../../../src/archive/day/check-day.ts';
import { publishDay } from '../../../src/archive/day/publish-day.ts';
import { archiveWindow } from '../../../src/archive/window/archive-window.ts';
import { readForArchive } from '../../../src/archive/window/read-for-archive.ts';
import { parseAccounts } from '../../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../../src/domain/calendar/open-window.ts';
import { openLocalPlatform } from '../../../src/platform/local/local-platform.ts';
import type { ObjectStore } from '../../../src/ports/object-store.ts';
import type { Platform } from '../../../src/ports/platform.ts';
import { partitionPrefix } from '../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../src/tables/ou-breakdown.ts';
import { stagedBreakdownOfBill } from '../../support/breakdown-of-bill.ts';
import { readStagedDay } from '../../support/read-staged-day.ts';
import { withoutRules } from '../../support/without-rules.ts';

const [bill = '', accounts = '', day = '', out = '', how = 'guarded'] = process.argv.slice(2);
const window = openWindow(parseBillingDay(day), 31);
const settings = { costMetric: 'unblended', currency: null, ouDepth: null, budgets: [] } as const;
const took = {
  days: 0,
  listings: 0,
  listingMilliseconds: 0,
  stateReads: 0,
  stateWrites: 0,
  statesMilliseconds: 0,
};

async function timed<T>(
  what: 'listingMilliseconds' | 'statesMilliseconds',
  work: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const result = await work();
  took[what] += performance.now() - started;
  return result;
}

/** The same store, measuring the time for objects other than the archived days. */
function watched(store: ObjectStore): ObjectStore {
  const isState = (key: string) => key.startsWith('archive-state/');
  return {
    head: (key) => store.head(key),
    get: (key) => {
      if (!isState(key)) return store.get(key);
      took.stateReads += 1;
      return timed('statesMilliseconds', () => store.get(key));
    },
    put: (key, body, options) => {
      if (!isState(key)) return store.put(key, body, options);
      took.stateWrites += 1;
      return timed('statesMilliseconds', () => store.put(key, body, options));
    },
    locate: (key) => store.locate(key),
  };
}

async function archiveGuarded(platform: Platform): Promise<void> {
  const listDeliveries: Platform['bill']['listDeliveries'] = (periods) => {
    took.listings += 1;
    return timed('listingMilliseconds', () => platform.bill.listDeliveries(periods));
  };
  const all = {
    ...platform,
    store: watched(platform.store),
    bill: { ...platform.bill, listDeliveries },
  };
  const { breakdown, archiving } = await readForArchive(all, window, settings, withoutRules);
  const { days } = await archiveWindow(all, window, breakdown, archiving);
  took.days = days.length;
}

async function archiveUnguarded({ staging, tables, store, catalog }: Platform): Promise<void> {
  const rows = await staging.unload(
    stagedBreakdownOfBill(tables, { window, ...settings }),
    'staging/bench/',
  );
  const partitions = [];
  for (const part of rows.parts) {
    const day = await readStagedDay(rows, part);
    await publishDay(store, checkDay(day, settings.costMetric));
    partitions.push({ day: part, prefix: partitionPrefix(ouBreakdownTable, part) });
  }
  await staging.discard('staging/bench/');
  await catalog.register(partitions);
  took.days = partitions.length;
}

const platform = await openLocalPlatform({
  bill,
  out,
  accounts: parseAccounts(readFileSync(accounts, 'utf8'), accounts),
});
await (how === 'guarded' ? archiveGuarded(platform) : archiveUnguarded(platform));
platform.close();
process.stdout.write(JSON.stringify(took));
