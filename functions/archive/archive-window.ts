/**
 * Brings the archive up to the bill for every day of the window: checks each day, publishes what
 * changed, registers what readers do not see yet. A day that a restatement emptied is published
 * empty; a day the bill does not have yet is left alone, because no data is not zero.
 */

import type { BillingDay } from '../domain/billing-day.ts';
import { type AccountNames, type BreakdownDay, emptyDay } from '../domain/breakdown.ts';
import type { CostMetric } from '../domain/cost-metric.ts';
import type { OpenWindow } from '../domain/open-window.ts';
import type { PartitionCatalog, Platform } from '../platform/ports.ts';
import { type CheckedDay, checkDay } from './check-day.ts';
import { partitionPrefix } from './partition-key.ts';
import { isArchived, type PublishedDay, publishDay } from './publish-day.ts';

/** One day of the window after the run, without what grows with its rows. */
export type ArchivedDay = Omit<PublishedDay, 'day'> & {
  readonly day: Omit<CheckedDay, 'rows' | 'accountNames'>;
  readonly rowCount: number;
};

export interface ArchivedWindow {
  readonly window: OpenWindow;
  /** Days in the archive, oldest first. Days the bill has no line for yet are not among them. */
  readonly days: readonly ArchivedDay[];
  /** Every account with cost in the window; its latest name where it changed. */
  readonly accountNames: AccountNames;
  /** Days registered by this run. */
  readonly registered: readonly BillingDay[];
}

/** Throws as `checkDay` and `publishDay` do; days before the faulty one stay published. */
export async function archiveWindow(
  platform: Pick<Platform, 'store' | 'catalog'>,
  window: OpenWindow,
  breakdown: AsyncIterable<BreakdownDay>,
  costMetric: CostMetric,
): Promise<ArchivedWindow> {
  const days: ArchivedDay[] = [];
  const accountNames: AccountNames = new Map();
  for await (const day of withEmptiedDays(platform, window, breakdown)) {
    for (const [account, name] of day.accountNames) {
      accountNames.set(account, name ?? accountNames.get(account) ?? null);
    }
    days.push(withoutRows(await publishDay(platform.store, checkDay(day, costMetric))));
  }
  const registered = await registerDays(platform.catalog, window, days);
  return { window, days, accountNames, registered };
}

/**
 * The bill's days with the gaps between them filled: a day without lines between days with lines is
 * empty. Before the bill's first day that is only known of a day that was archived before. After
 * its last day nothing is known: AWS may not have delivered it yet.
 */
export async function* withEmptiedDays(
  platform: Pick<Platform, 'store'>,
  window: OpenWindow,
  breakdown: AsyncIterable<BreakdownDay>,
): AsyncGenerator<BreakdownDay> {
  const waiting = [...window.days];
  let isFirst = true;
  for await (const day of breakdown) {
    while (waiting[0] !== undefined && waiting[0] < day.day) {
      const gap = waiting.shift() as BillingDay;
      if (!isFirst || (await isArchived(platform.store, gap))) {
        yield emptyDay(gap, day.currencies[0]);
      }
    }
    waiting.shift();
    isFirst = false;
    yield day;
  }
}

function withoutRows({ day, ...published }: PublishedDay): ArchivedDay {
  const { rows, accountNames: _, ...rest } = day;
  return { ...published, day: rest, rowCount: rows.ou.length };
}

async function registerDays(
  catalog: PartitionCatalog,
  window: OpenWindow,
  archived: readonly ArchivedDay[],
): Promise<readonly BillingDay[]> {
  const known = new Set((await catalog.registered(window.from, window.to)).map(({ day }) => day));
  const missing = archived.map(({ day }) => day.day).filter((day) => !known.has(day));
  if (missing.length > 0) {
    await catalog.register(missing.map((day) => ({ day, prefix: partitionPrefix(day) })));
  }
  return missing;
}
