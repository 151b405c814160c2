/** The tables that Glue holds on AWS, as DuckDB statements: the account directory and the archive. */
import type { DirectoryAccount } from '../../account-directory/accounts-csv.ts';
import { type BillingDay, partsOf } from '../../domain/billing-day.ts';
import { sqlDate, sqlText } from '../../query/bind.ts';

/** Creates `accounts` and fills it with the directory's snapshots. */
export function accountsTable(accounts: readonly DirectoryAccount[]): string {
  const rows = accounts.map((account) => {
    const { accountId, accountName, ouId, ouName, ouPath, status, snapshotDate } = account;
    const texts = [accountId, accountName, ouId, ouName, ouPath, status].map(sqlText);
    return `(${[...texts, sqlDate(snapshotDate)].join(', ')})`;
  });
  const create = `create or replace table accounts (
    account_id varchar, account_name varchar, ou_id varchar, ou_name varchar, ou_path varchar,
    status varchar, snapshot_date date
  );`;
  return rows.length === 0
    ? create
    : `${create}\ninsert into accounts values\n${rows.join(',\n')};`;
}

/** An object of a day that lies where its path does not tell the day, or that cannot be read. */
export interface PlacedFile {
  readonly day: BillingDay;
  readonly file: string;
}

/**
 * Creates the view `ou_breakdown` over the objects of the registered partitions. The partition's
 * values are read from the end of each path: the folders above may be called 'year=2025' as well.
 * Objects that are registered elsewhere, and damaged ones, bring their day with them.
 */
export function archiveView(
  files: readonly string[],
  elsewhere: readonly PlacedFile[] = [],
  damaged: readonly PlacedFile[] = [],
): string {
  const branches = [
    ...(files.length > 0 ? [usualFiles(files)] : []),
    ...elsewhere.map(placedFile),
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
  ) as elsewhere`;
}

/** A row of that day that cannot be had: DuckDB would compute a constant error before any filter. */
function damagedFile({ day, file }: PlacedFile): string {
  const complaint = `the archived object ${file} is damaged; backfill ${day}, or bring back an earlier copy.`;
  const raised = `error(${sqlText(complaint)} || left(cast(range as varchar), 0))`;
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

/** DuckDB takes paths for patterns; a bracketed character stands for itself. */
function escapeGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}
