/** The tables that Glue holds on AWS, as DuckDB statements: the account directory and the archive. */
import type { DirectoryAccount } from '../../account-directory/accounts-csv.ts';
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

/**
 * Creates the view `ou_breakdown` over the objects of the registered partitions. The partition's
 * values are read from the end of each path: the folders above may be called 'year=2025' as well.
 */
export function archiveView(files: readonly string[]): string {
  const columns = 'BillingDate, OU, Service, LinkedAccount, DailyCost, year, month, day';
  if (files.length === 0) {
    return `create or replace view ou_breakdown as select ${columns} from (
      select null::date as BillingDate, null::varchar as OU, null::varchar as Service,
        null::varchar as LinkedAccount, null::double as DailyCost,
        null::integer as year, null::integer as month, null::integer as day
    ) as nothing where false;`;
  }
  const list = files.map((file) => sqlText(escapeGlob(file))).join(', ');
  return `create or replace view ou_breakdown as select ${columns} from (
    select *, ${['year', 'month', 'day'].map(partitionValue).join(', ')}
    from read_parquet([${list}], hive_partitioning = false, filename = true)
  ) as archived;`;
}

function partitionValue(name: string): string {
  return `regexp_extract(filename, '.*[/\\\\]${name}=(\\d+)[/\\\\]', 1)::integer as ${name}`;
}

/** DuckDB takes paths for patterns; a bracketed character stands for itself. */
function escapeGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}
