/** The tables of the archive on a laptop: for each, the view that queries read and its catalog. */
import { decodeDay } from '../../../archive/day/parquet.ts';
import type { BillingDay } from '../../../domain/calendar/billing-day.ts';
import { costAllocationTable } from '../../../tables/cost-allocation.ts';
import { decodeTable } from '../../../tables/decode-table.ts';
import { ouBreakdownTable } from '../../../tables/ou-breakdown.ts';
import { DirectoryStore } from '../files/directory-store.ts';
import { ArchiveView, type ViewedTable } from './archive-view.ts';
import { archivedPartitions } from './archived-partitions.ts';
import type { DaysInMemory } from './days-in-memory.ts';
import { JsonCatalog } from './json-catalog.ts';

export const viewedBreakdown: ViewedTable = { table: ouBreakdownTable, decode: decodeDay };

export const viewedAllocation: ViewedTable = {
  table: costAllocationTable,
  decode: async (day, bytes) => {
    const { billingDate } = await decodeTable(costAllocationTable, bytes);
    requireDay(day, billingDate);
  },
};

/** `out`: the folder of the object store. `memory`: keeps the newest days for statements to come. */
export async function openArchiveTable(
  viewed: ViewedTable,
  out: string,
  memory?: DaysInMemory,
): Promise<readonly [ArchiveView, JsonCatalog]> {
  const store = new DirectoryStore(out);
  const view = new ArchiveView(viewed, store, memory);
  const catalog = new JsonCatalog(
    viewed.table,
    store,
    async (partitions) => view.show(partitions),
    () => archivedPartitions(out, viewed.table),
  );
  await catalog.load();
  return [view, catalog];
}

function requireDay(day: BillingDay, dates: readonly BillingDay[]): void {
  if (dates.some((date) => date !== day)) {
    throw new Error(`the archived allocation of ${day} holds another day's rows`);
  }
}
