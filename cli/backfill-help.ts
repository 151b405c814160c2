/** The output of `backfill --help` and `audit --help`. */
import { maxOuDepth } from '../src/domain/budgets/ou-depth.ts';
import { defaultMemoryLimit } from '../src/platform/local/duckdb/memory-limit.ts';
import { commandName, exampleFolder } from './command-name.ts';
import { defaultFolder, metricNames } from './option-defaults.ts';

const inputs = `  --bill DIR|FILE         Parquet, CSV or CSV.gz: one file, or a folder in AWS's layout
  --source KIND           cur2, legacy or focus; detected from the columns if omitted
  --accounts FILE         CSV of account_id, account_name, ou_path [, snapshot_date, …]
  --budgets FILE          CSV of ou, month, amount, currency: only its currency matters here
  --out DIR               folder of the archive (${defaultFolder})
  --metric NAME           ${metricNames}
  --currency CODE         only lines of this currency, if a bill has several
  --ou-depth N            levels below the root to report by, 1 to ${maxOuDepth} (the leaf OU)
  --memory-limit SIZE     memory limit of the query engine (${defaultMemoryLimit})
  --platform local|aws    where the archive is (local). On AWS the functions' environment (DIGEST_*)
                          and credentials define all of the above`;

export function backfillHelp(): string {
  return `Updates archived days from the bill: one scan of each billing period, then day by day; days that
did not change are not written. Safe to interrupt, to repeat, and to run during the daily run;
archived days stay readable all the time. It sends no mail: for a mail, run '${commandName} run'.

  ${commandName} backfill --from YYYY-MM-DD --to YYYY-MM-DD [options]

  --from, --to            first and last day, UTC, both included
  --dry-run               print what it would write, scan and cost at most; writes nothing
  --accept-shrink         publish held days: those whose lines or cost fell, or that are missing
                          in the bill
  --accept-payer ID[@DAY] continue with the bills of another management account from that day on

The same inputs as the run that made the archive
${inputs}
  --json                  machine-readable result on standard output, progress on standard error
  --help

Exit codes: 0 done, 1 failed (finished months stay; repeat the same command), or days are held or
not allocated, 2 bad usage or input.

Example
  ${commandName} backfill --from 2026-09-01 --to 2026-11-20 --dry-run \\
    --bill ${exampleFolder}cur2 --accounts ${exampleFolder}accounts.csv --out out
`;
}

export function auditHelp(): string {
  return `Compares, day by day, the bill, the archive and what queries see. It changes nothing; below each
gap it prints the command that fixes it.

  ${commandName} audit [--from YYYY-MM-DD] [--to YYYY-MM-DD] [options]

  --from, --to            first and last day, UTC (the 46 days up to the day before yesterday)

Kinds of gap
  missing                 the bill has the day, the archive has no object
  without-object          queries see a partition that has no object
  corrupt                 the object cannot be read, or differs from what was written
  duplicated              rows are duplicated, or the day's folder has another object
  unregistered            queries do not see the day's partition
  wrong-location          the partition has another location
  empty                   the bill has costs of the day, the object has no row
  differing               archive and bill differ
  held                    the bill lost lines of the day: the archived version is used until this
                          is accepted
  allocation-…            the same of the day's allocation to teams: missing, corrupt, unregistered,
                          wrong-location, duplicated, or differing from the breakdown

The same inputs as the run that made the archive
${inputs}
  --json                  machine-readable result on standard output, progress on standard error
  --help

Exit codes: 0 no gap, 1 gaps or failed, 2 bad usage or input.

Example
  ${commandName} audit --from 2026-11-01 --to 2026-11-20 \\
    --bill ${exampleFolder}cur2 --accounts ${exampleFolder}accounts.csv --out out
`;
}
