/**
 * The platform of a laptop: DuckDB over bill files, a directory as the object store, an outbox of `.eml`
 * files. It needs no AWS account, no server and no network.
 */
import { join } from 'node:path';
import type { DirectoryAccount } from '../../directory/accounts-csv.ts';
import type { BillSource } from '../../domain/costs/bill-source.ts';
import type { Platform } from '../../ports/platform.ts';
import { type SqlFragment, sqlIdentifier } from '../../sql/bind.ts';
import { sql } from '../../sql/sql-template.ts';
import { accountsTable } from '../../tables/accounts.ts';
import { DuckDbStaging } from './bill/duckdb-staging.ts';
import { openBillOn } from './bill/open-bill.ts';
import { DuckDbEngine } from './duckdb/duckdb-engine.ts';
import { defaultMemoryLimit } from './duckdb/memory-limit.ts';
import { EmlOutbox } from './eml-outbox.ts';
import { DirectoryStore } from './files/directory-store.ts';
import { openArchiveTable, viewedAllocation, viewedBreakdown } from './tables/archive-tables.ts';
import { createAccounts } from './tables/local-tables.ts';
import { publishedLookups } from './tables/published-lookups.ts';

export interface LocalOptions {
  /** Folder of the archive, outbox, receipts and run records. Created at the first write. */
  readonly out: string;
  /** A bill file, or a folder in AWS's layout. */
  readonly bill: string;
  /** The kind of bill; determined from its columns if absent. */
  readonly source?: BillSource | undefined;
  readonly accounts: readonly DirectoryAccount[];
  readonly smtpUrl?: string | undefined;
  /** Limit of DuckDB's memory, such as '1GB'. */
  readonly memoryLimit?: string | undefined;
  readonly now?: () => number;
}

export interface LocalPlatform extends Platform {
  readonly outbox: EmlOutbox;
  /** Sentences about files next to the bill that were not read. */
  readonly notices: readonly string[];
  /** Computes the rows of a SELECT once, for several statements, and returns them as a table. */
  readonly keepRows: (select: SqlFragment) => Promise<SqlFragment>;
  /** Frees memory and temporary files. */
  readonly close: () => void;
}

/** Throws an InputError if the bill is missing, empty, unreadable or of an unknown kind. */
export async function openLocalPlatform(options: LocalOptions): Promise<LocalPlatform> {
  const now = options.now ?? Date.now;
  const engine = await DuckDbEngine.open({
    memoryLimit: options.memoryLimit ?? defaultMemoryLimit,
    now,
  });
  try {
    const bill = await openBillOn(engine, { path: options.bill, source: options.source });
    await engine.run(createAccounts(options.accounts));
    const store = new DirectoryStore(options.out);
    const [archive, catalog] = await openArchiveTable(viewedBreakdown, options.out);
    const [allocation, allocationCatalog] = await openArchiveTable(viewedAllocation, options.out);
    let keptTables = 0;
    return {
      name: 'local',
      notices: bill.notices,
      now,
      tables: {
        costLines: bill.costLines(),
        // 64 bits: of a hundred thousand different maps, two are taken for one in one of 10^9 bills.
        mapKey: (map) => sql`hash(${map})`,
        accounts: sqlIdentifier(accountsTable.name),
        archive: (from, to) => archive.named(from, to),
        allocation: (from, to) => allocation.named(from, to),
        lookups: (setHash) => publishedLookups(store, setHash),
      },
      bill: {
        listDeliveries: (periods) => bill.listDeliveries(periods),
        alwaysReadPeriods: bill.alwaysReadPeriods,
        copies: async () => [],
      },
      engine: allocation.shownTo(archive.shownTo(engine)),
      staging: new DuckDbStaging(engine, bill, options.out, now),
      store,
      catalog,
      allocationCatalog,
      dashboard: { refresh: async () => ({ status: 'not-configured' }) },
      outbox: new EmlOutbox(join(options.out, 'outbox'), options.smtpUrl),
      keepRows: async (select) => {
        const table = sqlIdentifier(`kept_rows_${keptTables++}`);
        await engine.run(`create table ${table} as select * from ${select} as selected`);
        return table;
      },
      close: () => engine.close(),
    };
  } catch (error) {
    engine.close();
    throw error;
  }
}
