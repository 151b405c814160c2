/** The tables that Glue defines on AWS, as DuckDB statements: the account directory and the archive. */
import type { DirectoryAccount } from '../../../directory/accounts-csv.ts';
import { type BillingDay, partsOf } from '../../../domain/calendar/billing-day.ts';
import { sqlText } from '../../../sql/bind.ts';

/** The table's columns, and the type as which each text of the directory is read. */
const accountTypes = {
  account_id: 'VARCHAR',
  account_name: 'VARCHAR',
  ou_id: 'VARCHAR',
  ou_name: 'VARCHAR',
  ou_path: 'VARCHAR',
  status: 'VARCHAR',
  snapshot_date: 'DATE',
} as const;

/**
 * Creates `accounts` and fills it with the directory's snapshots. They are passed as one JSON text, because
 * DuckDB takes four times as long for a VALUES list. Throws a TypeError if a text contains a NUL character.
 */
export function accountsTable(accounts: readonly DirectoryAccount[]): string {
  const rows = accounts.map(accountRow);
  // JSON would hide the character that sqlText rejects.
  const hasNul = rows.some((row) => Object.values(row).some((text) => text.includes('\0')));
  if (hasNul) throw new TypeError('an account contains a NUL character');
  const shape = sqlText(JSON.stringify([accountTypes]));
  return `create or replace table accounts as
  select unnest(from_json(${sqlText(JSON.stringify(rows))}, ${shape}), recursive := true);`;
}

function accountRow(account: DirectoryAccount): Record<keyof typeof accountTypes, string> {
  return {
    account_id: account.accountId,
    account_name: account.accountName,
    ou_id: account.ouId,
    ou_name: account.ouName,
    ou_path: account.ouPath,
    status: account.status,
    snapshot_date: account.snapshotDate,
  };
}

/** An object of a day whose path does not contain the day, or that cannot be read. */
export interface PlacedFile {
  readonly day: BillingDay;
  readonly file: string;
}

/**
 * Creates the view `ou_breakdown` over the objects of the registered partitions. The partition's values are
 * read from the end of each path, because a parent folder may be named 'year=2025' as well. Objects that
 * are registered at another location, and damaged ones, get their day from the catalog.
 */
export function archiveView(
  files: readonly string[],
  misplaced: readonly PlacedFile[] = [],
  damaged: readonly PlacedFile[] = [],
): string {
  const branches = [
    ...(files.length > 0 ? [usualFiles(files)] : []),
    ...misplaced.map(placedFile),
    ...damaged.map(damagedFile),
  ];
  const selects = branches.length > 0 ? branches : [nothing];
  return `create or replace view ou_breakdown as\n${selects.join('\nunion all\n')};`;
}

const columns = 'BillingDate, OU, Service, LinkedAccount, DailyCost, year, month, day';

const nothing = `select ${columns} from (
  select null::date as BillingDate, null::varchar as OU, null::varchar as Service,
    null::varchar as LinkedAccount, null::double as DailyCost,
    null::integer as year, null::integer as month, null::integer as day
) as nothing where false`;

function usualFiles(files: readonly string[]): string {
  const list = files.map((file) => sqlText(escapeGlob(file))).join(', ');
  return `select ${columns} from (
    select *, ${['year', 'month', 'day'].map(partitionValue).join(', ')}
    from read_parquet([${list}], hive_partitioning = false, filename = true)
  ) as archived`;
}

function placedFile({ day, file }: PlacedFile): string {
  return `select ${columns} from (
    select *, ${constants(day)}
    from read_parquet(${sqlText(escapeGlob(file))}, hive_partitioning = false)
  ) as misplaced`;
}

/**
 * A row of that day that fails when it is read. It is not a constant, because DuckDB would compute a
 * constant error before any filter.
 */
function damagedFile({ day, file }: PlacedFile): string {
  const sqlError = `the archived object ${file} is damaged; backfill ${day}, or bring back an earlier copy.`;
  const raised = `error(${sqlText(sqlError)} || left(cast(range as varchar), 0))`;
  return `select ${raised}::date as BillingDate, ${raised} as OU, ${raised} as Service,
    ${raised} as LinkedAccount, ${raised}::double as DailyCost, ${constants(day)}
  from range(1)`;
}

function constants(billingDay: BillingDay): string {
  const { year, month, day } = partsOf(billingDay);
  return `${year} as year, ${month} as month, ${day} as day`;
}

function partitionValue(name: string): string {
  return `regexp_extract(filename, '.*[/\\\\]${name}=(\\d+)[/\\\\]', 1)::integer as ${name}`;
}

/** DuckDB reads paths as patterns; a character in brackets matches itself only. */
function escapeGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}
