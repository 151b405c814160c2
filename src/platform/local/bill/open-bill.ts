/**
 * Opens a bill on disk: finds its files, determines its kind, and makes it readable as `cost_lines`. A bill
 * that opens is complete as far as this can be known without reading every value.
 */
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import type { BillSource } from '../../../domain/costs/bill-source.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import type { DeliveryListing } from '../../../ports/bill-files.ts';
import { costLinesSelect } from '../../../queries/cost-lines-select.ts';
import { type SqlFragment, sqlIdentifier, sqlSubquery } from '../../../sql/bind.ts';
import { costCategoryPrefix, tagPrefix } from '../../../tables/bill-columns.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { periodsOfLines } from './bill-periods.ts';
import { type BillFileGroup, billView } from './bill-view.ts';
import { checkBillUnchanged } from './check-bill-unchanged.ts';
import { StagedText } from './csv-as-parquet.ts';
import { findBillFiles } from './find-bill-files.ts';
import { readFileGroups, rejectDuplicateColumns, sourceOf } from './read-file-groups.ts';
import { rejectDuplicateLines } from './reject-duplicate-lines.ts';

export interface BillOptions {
  /** A .parquet, .csv or .csv.gz file, or a folder in AWS's layout. */
  readonly path: string;
  /** The required kind of bill; determined from its columns if absent. */
  readonly source?: BillSource | undefined;
}

export interface Bill {
  readonly source: BillSource;
  /** The billing periods it contains, ascending. */
  readonly periods: readonly BillingPeriod[];
  /** Absolute paths of the files that are read. */
  readonly files: readonly string[];
  /**
   * Billing periods of the lines in files whose folders do not show the period: every query reads these
   * files.
   */
  readonly alwaysReadPeriods: readonly BillingPeriod[];
  /** Sentences about files next to the bill that were not read. */
  readonly notices: readonly string[];
  /**
   * Lists the files again, and compares their lines the first time. Throws an InputError if a file
   * appeared, disappeared or changed since the bill was opened, because the attached view would then be
   * neither the old bill nor the new one; and if two files contain the same lines.
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
 * Throws an InputError, one sentence naming the file, if the bill is absent, empty, cut short, delivered
 * twice, of an unknown kind, or of another than `source`.
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
 * The same, attached to the engine. The first listing of a billing period on this engine compares the lines
 * of its files, so that no run waits for months that it does not read.
 */
export async function openBillOn(engine: DuckDbEngine, options: BillOptions): Promise<Bill> {
  const { path, source: wanted } = options;
  const found = await findBillFiles(path);
  const { files } = found;
  const fileGroups = await readFileGroups(engine, files);
  const source = sourceOf(fileGroups, wanted);
  rejectDuplicateColumns(source, fileGroups);
  const extra = [
    ...columnsWithPrefix(source, fileGroups, tagPrefix),
    ...columnsWithPrefix(source, fileGroups, costCategoryPrefix),
  ];
  const costLines = sqlSubquery(
    costLinesSelect({ source, table: sqlIdentifier('bill'), tagColumns: extra }),
  );
  const staged = new StagedText(engine, source, extra);
  const showBill = () => engine.run(billView(source, fileGroups.map(staged.latest), extra));
  await showBill();
  await rejectEmpty(engine, costLines, path);
  // The lines of such files are read now for their periods, and again by every query.
  for (const fileGroup of fileGroups)
    if (fileGroup.period === undefined) await staged.of(fileGroup);
  await showBill();
  const ownPeriods = await periodsOfLines(engine, fileGroups.map(staged.latest), source, costLines);
  const periodsOfFolders = fileGroups.flatMap(({ period }) => period ?? []);
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
        fileGroups,
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
    attach: (target) => target.run(billView(source, fileGroups, extra)),
    costLines: () => costLines,
  };
}

function columnsWithPrefix(
  source: BillSource,
  fileGroups: readonly BillFileGroup[],
  prefix: string,
) {
  if (source !== 'legacy') return [];
  const names = fileGroups.flatMap(({ columns }) => [...columns.keys()].map(normalizeColumn));
  return [...new Set(names)].filter((name) => name.startsWith(prefix)).sort();
}

async function rejectEmpty(engine: DuckDbEngine, costLines: SqlFragment, path: string) {
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
