/** What `backfill --help` and `audit --help` say. */
import { maxOuDepth } from '../src/domain/budgets/ou-depth.ts';
import { defaultMemoryLimit } from '../src/platform/local/duckdb/memory-limit.ts';
import { commandName, exampleFolder } from './command-name.ts';
import { defaultFolder, metricNames } from './option-defaults.ts';

const inputs = `  --bill DIR|FILE         Parquet, CSV or CSV.gz: one file, or a tree as AWS delivers it
  --source KIND           cur2, legacy or focus; found out from the columns when left out
  --accounts FILE         CSV of account_id, account_name, ou_path [, snapshot_date, …]
  --budgets FILE          CSV of ou, month, amount, currency: only its currency matters here
  --out DIR               folder that holds the archive (${defaultFolder})
  --metric NAME           ${metricNames}
  --currency CODE         only lines of this currency, where a bill mixes several
  --ou-depth N            levels below the root to report by, 1 to ${maxOuDepth} (the leaf OU)
  --memory-limit SIZE     bound of the query engine's memory (${defaultMemoryLimit})
  --platform local|aws    where the archive lies (local). On AWS the functions' environment, DIGEST_*
                          and credentials, says all of the above`;

export function backfillHelp(): string {
  return `Brings archived days up to the bill: one scan of each billing period, then day by day; days that
did not change are not written. Safe to interrupt, to repeat, and to run beside the daily run; what
was archived stays readable throughout. It never mails: for a mail, run '${commandName} run'.

  ${commandName} backfill --from YYYY-MM-DD --to YYYY-MM-DD [options]

  --from, --to            first and last day, UTC, both included
  --dry-run               say what it would touch, scan and cost at most; nothing is written
  --accept-shrink         publish days whose lines or cost fell, or that the bill no longer has,
                          although they were held
  --accept-payer ID[@DAY] go on with bills of another management account, from that day on

The same inputs as the run that made the archive
${inputs}
  --json                  machine-readable result on standard output, progress on standard error
  --help

Exit codes: 0 done, 1 failed (months before stay done; repeat the same command) or days are held, 2 bad
usage or input.

Example
  ${commandName} backfill --from 2026-09-01 --to 2026-11-20 --dry-run \\
    --bill ${exampleFolder}cur2 --accounts ${exampleFolder}accounts.csv --out out
`;
}

export function auditHelp(): string {
  return `Compares, day by day, what the bill says, what the archive holds and what readers see. It changes
nothing; below each gap stands the command that mends it.

  ${commandName} audit [--from YYYY-MM-DD] [--to YYYY-MM-DD] [options]

  --from, --to            first and last day, UTC (the 46 days up to the day before yesterday)

Kinds of gap
  missing                 the bill has the day, the archive no object
  without-object          readers see a partition that has no object
  corrupt                 the object cannot be read, or is not what was written
  duplicated              rows stand twice, or another object lies beside the day's own
  unregistered            readers do not see the day's partition
  wrong-location          the partition points elsewhere
  empty                   the bill has costs of the day, the object no row
  differing               the archive is not what the bill says now
  held                    the bill lost lines of the day: the archived version stays until accepted

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
