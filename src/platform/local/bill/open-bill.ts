/**
 * Opens a bill on disk: finds its files, tells what kind it is, and makes it readable as
 * `cost_lines`. A bill that opens is whole as far as can be told without reading every value.
 */
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import type { DeliveryListing } from '../../../ports/bill-files.ts';
import {
  bindSql,
  type SqlFragment,
  sqlColumnMap,
  sqlIdentifier,
  sqlSubquery,
} from '../../../sql/bind.ts';
import { readSql } from '../../../sql/sql-files.ts';
import {
  type BillSource,
  costCategoryPrefix,
  sourceSqlFiles,
  tagPrefix,
} from '../bill-format/bill-source.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { readFileGroups, refuseDoubledColumns, sourceOf } from './bill-branches.ts';
import { periodsOfLines } from './bill-periods.ts';
import { type BillFileGroup, billView } from './bill-view.ts';
import { checkBillUnchanged } from './check-bill-unchanged.ts';
import { StagedText } from './csv-as-parquet.ts';
import { findBillFiles } from './find-bill-files.ts';
import { rejectDuplicateLines } from './reject-duplicate-lines.ts';

export interface BillOptions {
  /** A .parquet, .csv or .csv.gz file, or a folder as AWS delivers it. */
  readonly path: string;
  /** What kind of bill it must be; found out from its columns when absent. */
  readonly source?: BillSource | undefined;
}

export interface Bill {
  readonly source: BillSource;
  /** The billing periods it holds, ascending. */
  readonly periods: readonly BillingPeriod[];
  /** Absolute paths of the files that are read. */
  readonly files: readonly string[];
  /** Billing periods of the lines in files that no folder tells apart: any query reads them. */
  readonly alwaysReadPeriods: readonly BillingPeriod[];
  /** Sentences about files beside the bill that were not read. */
  readonly notices: readonly string[];
  /**
   * Looks at the files again, and compares their lines the first time. Throws an InputError when a file
   * came, went or changed since the bill was opened: what is attached would be neither the old bill nor
   * the new; and when two files hold the same lines.
   */
  listDeliveries(periods: readonly BillingPeriod[]): Promise<DeliveryListing>;
  /** Bytes of the files that a query of the period opens. */
  bytesOf(period: BillingPeriod): number;
  /** Makes the view `bill`, which `costLines` reads, on an engine. */
  attach(engine: DuckDbEngine): Promise<void>;
  /** `cost_lines` as a sub-query. */
  costLines(): SqlFragment;
}

/**
 * Throws an InputError, one sentence naming the file, when the bill is absent, empty, cut short,
 * delivered twice, of an unknown kind, or of another than `source`.
 */
export async function openBill(options: BillOptions): Promise<Bill> {
  const engine = await DuckDbEngine.open();
  try {
    const bill = await openBillOn(engine, options);
    await bill.listDeliveries(bill.periods);
    return bill;
  } finally {
    engine.close();
  }
}

/**
 * The same, attached to the engine, on which the first look at a billing period compares the lines of
 * its files: no run waits for months that it does not read.
 */
export async function openBillOn(engine: DuckDbEngine, options: BillOptions): Promise<Bill> {
  const { path, source: wanted } = options;
  const found = await findBillFiles(path);
  const { files } = found;
  const branches = await readFileGroups(engine, files);
  const source = sourceOf(branches, wanted);
  refuseDoubledColumns(source, branches);
  const tags = columnsWithPrefix(source, branches, tagPrefix);
  const costCategories = columnsWithPrefix(source, branches, costCategoryPrefix);
  const extra = [...tags, ...costCategories];
  const costLines = costLinesOf(source, tags, costCategories);
  const staged = new StagedText(engine, source, extra);
  const showBill = () => engine.run(billView(source, branches.map(staged.latest), extra));
  await showBill();
  await refuseEmpty(engine, costLines, path);
  // The lines of such files are read for their periods now, and again by every query.
  for (const branch of branches) if (branch.period === undefined) await staged.of(branch);
  await showBill();
  const ownPeriods = await periodsOfLines(engine, branches.map(staged.latest), source, costLines);
  const periodsOfFolders = branches.flatMap(({ period }) => period ?? []);
  const compared = new Set<BillingPeriod>();
  return {
    source,
    periods: [...new Set([...periodsOfFolders, ...ownPeriods.counted])].sort(),
    alwaysReadPeriods: ownPeriods.all,
    notices: found.notices,
    listDeliveries: async (periods) => {
      const listing = await checkBillUnchanged(path, found, periods);
      const unseen = periods.filter((period) => !compared.has(period));
      const isFirst = compared.size === 0;
      if (unseen.length === 0) return listing;
      await rejectDuplicateLines(engine, {
        source,
        found,
        branches,
        periods: unseen,
        isFirst,
        staged: staged.of,
      });
      await showBill();
      for (const period of unseen) compared.add(period);
      return listing;
    },
    files: files.map((file) => file.path),
    bytesOf: (period) =>
      files
        .filter((file) => file.period === undefined || file.period === period)
        .reduce((sum, file) => sum + file.bytes, 0),
    attach: (target) => target.run(billView(source, branches, extra)),
    costLines: () => costLines,
  };
}

function columnsWithPrefix(source: BillSource, branches: readonly BillFileGroup[], prefix: string) {
  if (source !== 'legacy') return [];
  const names = branches.flatMap(({ columns }) => [...columns.keys()].map(normalizeColumn));
  return [...new Set(names)].filter((name) => name.startsWith(prefix)).sort();
}

function costLinesOf(
  source: BillSource,
  tags: readonly string[],
  costCategories: readonly string[],
): SqlFragment {
  const maps = {
    resource_tags: sqlColumnMap(tags, tagPrefix),
    cost_categories: sqlColumnMap(costCategories, costCategoryPrefix),
  };
  const values = { bill: sqlIdentifier('bill'), ...(source === 'legacy' ? maps : {}) };
  return sqlSubquery(bindSql(readSql(sourceSqlFiles[source]), values));
}

async function refuseEmpty(engine: DuckDbEngine, costLines: SqlFragment, path: string) {
  const { batches } = await engine.query({
    name: 'first cost line',
    sql: `select 1 as found from ${costLines} as cost_lines where left_out is null limit 1`,
    schema: { found: 'integer' },
  });
  for await (const { rowCount } of batches) if (rowCount > 0) return;
  throw new InputError(
    `Empty bill: ${path} has columns but no line of AWS usage; wait for AWS to deliver it, or give another.`,
  );
}
