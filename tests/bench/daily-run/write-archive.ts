/**
 * Writes an archive of many days quickly, as earlier runs would have left it on a laptop: DuckDB makes the
 * days' files, and the project's own store, catalog and state describe them.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveState } from '../../../src/archive/state/archive-state.ts';
import { periodsFromTo } from '../../../src/archive/window/read-for-archive.ts';
import { type BillingDay, daysFromTo } from '../../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { JsonCatalog } from '../../../src/platform/local/tables/json-catalog.ts';
import { sqlDate, sqlText } from '../../../src/sql/bind.ts';
import { objectKey, partitionPrefix } from '../../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../../src/tables/ou-breakdown.ts';
import { withDuckDb } from '../files/run-duckdb.ts';

export interface ArchiveToWrite {
  /** The output folder of the runs. */
  readonly out: string;
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Creates the tables that `rowsOf` reads. */
  readonly prepare: readonly string[];
  /** A SELECT of the day's ou, service, account_id and cost, in the archive's order. */
  readonly rowsOf: (day: BillingDay) => string;
}

const attributes = { costMetric: 'unblended', currency: 'USD' } as const;

interface WrittenDay {
  readonly day: BillingDay;
  readonly rows: number;
  readonly cost: number;
  readonly contentHash: string;
}

export async function writeArchive(archive: ArchiveToWrite): Promise<void> {
  const { out, from, to, prepare, rowsOf } = archive;
  mkdirSync(out, { recursive: true });
  const store = new DirectoryStore(out);
  const days = daysFromTo(from, to);
  const written: WrittenDay[] = [];
  const file = join(out, 'day.parquet');
  await withDuckDb(async (read) => {
    for (const statement of prepare) await read(statement);
    for (const day of days) {
      const [totals] = await read(`select count(*)::double, sum(cost) from (${rowsOf(day)})`);
      await read(copyDay(day, rowsOf(day), file));
      const [rows = 0, cost = 0] = (totals ?? []).map(Number);
      written.push(await putDay(store, readFileSync(file), { day, rows, cost }));
    }
  });
  rmSync(file);
  await new JsonCatalog(ouBreakdownTable, store, async () => undefined).register(
    days.map((day) => ({ day, prefix: partitionPrefix(ouBreakdownTable, day) })),
  );
  await writeStates(store, written);
}

function copyDay(day: BillingDay, rows: string, file: string): string {
  const { costMetric, currency } = attributes;
  return `
    copy (
      select ${sqlDate(day)} as BillingDate, ou as OU, service as Service,
        account_id as LinkedAccount, cost as DailyCost
      from (${rows})
    ) to ${sqlText(file)} (
      format parquet, compression snappy, row_group_size ${ouBreakdownTable.rowsPerGroup},
      kv_metadata {'cost-metric': '${costMetric}', currency: '${currency}'}
    )`;
}

async function putDay(
  store: DirectoryStore,
  body: Uint8Array,
  found: Omit<WrittenDay, 'contentHash'>,
): Promise<WrittenDay> {
  // Only compared with the bill's version of the same day, which is never an archived day here.
  const contentHash = createHash('sha256').update(body).digest('hex');
  const metadata = {
    'content-hash': contentHash,
    'cost-metric': attributes.costMetric,
    currency: attributes.currency,
    rows: String(found.rows),
    'total-cost': String(found.cost),
  };
  await store.put(objectKey(ouBreakdownTable, found.day), body, { metadata });
  return { ...found, contentHash };
}

async function writeStates(store: DirectoryStore, written: readonly WrittenDay[]): Promise<void> {
  const [first, last] = [written[0], written.at(-1)];
  if (first === undefined || last === undefined) return;
  const now = () => Date.parse(`${last.day}T12:00:00Z`);
  const state = await ArchiveState.open({ store, now }, periodsFromTo(first.day, last.day));
  await state.claim(
    written.map(({ day }) => day),
    now(),
  );
  for (const { day, rows, cost, contentHash } of written) {
    const source = { executionId: null, payers: null, accounts: {}, readAt: state.readAt };
    const size = { lines: rows, cost, absoluteCost: cost };
    state.enter(day, { archived: { ...attributes, ...source, ...size, contentHash } });
  }
  await state.close();
}
