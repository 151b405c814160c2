/** The archive of a laptop without a bill: for readers that answer from it, such as the API. */
import type { ArchiveListing } from '../../ports/archive-listing.ts';
import type { QueryTables, UseTables } from '../../ports/platform.ts';
import type { QueryEngine } from '../../ports/query-engine.ts';
import { resourceCostsTable } from '../../tables/resource-costs.ts';
import { resourceMetricsTable } from '../../tables/resource-metrics.ts';
import { DuckDbEngine } from './duckdb/duckdb-engine.ts';
import { defaultMemoryLimit } from './duckdb/memory-limit.ts';
import { DirectoryStore } from './files/directory-store.ts';
import { folderListing } from './files/folder-listing.ts';
import { openArchiveTable, viewedAllocation, viewedBreakdown } from './tables/archive-tables.ts';
import type { ViewedTable } from './tables/archive-view.ts';
import { DaysInMemory } from './tables/days-in-memory.ts';
import { storedDays } from './tables/stored-days.ts';

export interface LocalArchive {
  readonly engine: QueryEngine;
  readonly tables: Pick<QueryTables, 'archive' | 'allocation'> & UseTables;
  readonly store: DirectoryStore;
  readonly listing: ArchiveListing;
  /** Shows the partitions that another process registered since. */
  readonly reload: () => Promise<void>;
  /** Frees memory and temporary files. */
  readonly close: () => void;
}

/** `out`: the folder of the object store; without any object the tables are empty. */
export async function openLocalArchive(
  out: string,
  memoryLimit = defaultMemoryLimit,
): Promise<LocalArchive> {
  const engine = await DuckDbEngine.open({ memoryLimit });
  try {
    const open = (viewed: ViewedTable) =>
      openArchiveTable(viewed, out, new DaysInMemory(engine, viewed.table));
    const [archive, archiveCatalog] = await open(viewedBreakdown);
    const [allocation, allocationCatalog] = await open(viewedAllocation);
    return {
      engine: allocation.shownTo(archive.shownTo(engine)),
      tables: {
        archive: (from, to) => archive.named(from, to),
        allocation: (from, to) => allocation.named(from, to),
        resourceCosts: (from, to) => storedDays(resourceCostsTable, out, { from, to }),
        resourceMetrics: (from, to) => storedDays(resourceMetricsTable, out, { from, to }),
      },
      store: new DirectoryStore(out),
      listing: folderListing(out),
      reload: async () => {
        await Promise.all([archiveCatalog.load(), allocationCatalog.load()]);
      },
      close: () => engine.close(),
    };
  } catch (error) {
    engine.close();
    throw error;
  }
}
