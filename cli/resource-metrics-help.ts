/** The output of `resource-metrics --help`. */
import { defaultMemoryLimit } from '../src/platform/local/duckdb/memory-limit.ts';
import {
  defaultMetricShare,
  defaultMetricUsdPerDay,
  keptMetricDays,
} from '../src/settings/metrics-settings.ts';
import { commandName, exampleFolder } from './command-name.ts';
import { defaultFolder } from './option-defaults.ts';

export function resourceMetricsHelp(): string {
  return `Archives how much the costliest resources were used, day by day, from CloudWatch, beside what they
cost. A day is asked for once. With --dry-run it prints requests and dollars; it asks CloudWatch
nothing then, and writes nothing. A laptop has no CloudWatch: without --platform aws only --dry-run
and --recommendations work.

  ${commandName} resource-metrics --from YYYY-MM-DD --to YYYY-MM-DD --dry-run [options]

  --from, --to            first and last day, UTC, both included; CloudWatch keeps ${keptMetricDays} days
  --dry-run               print what it would ask for, and what that costs
  --again                 also ask again for metrics that had no point, or were refused
  --cost-share N          ask for the costliest resources until they are this share of the cost of
                          all that have metrics, 0 to 1 (${defaultMetricShare})
  --usd-per-day N         or until asking for them costs this much for one day, in USD (${defaultMetricUsdPerDay})
  --recommendations DIR   archive only AWS's own recommendations, from a copy of their Data Export:
                          the folder with the folders date=YYYY-MM-DD; asks CloudWatch nothing

The same inputs as the run that made the archive
  --bill DIR|FILE         Parquet, CSV or CSV.gz: one file, or a folder in AWS's layout
  --source KIND           cur2, legacy or focus; detected from the columns if omitted
  --accounts FILE         CSV of account_id, account_name, ou_path [, snapshot_date, …]
  --budgets FILE          not used here
  --out DIR               folder of the archive (${defaultFolder})
  --metric NAME           not used here
  --currency CODE         only lines of this currency, if a bill has several
  --ou-depth N            levels below the root to report by
  --memory-limit SIZE     memory limit of the query engine (${defaultMemoryLimit})
  --platform local|aws    where the archive is (local). On AWS the function's environment (DIGEST_*)
                          and credentials define all of these inputs
  --json                  machine-readable result on standard output, progress on standard error
  --help

Exit codes: 0 done, 1 failed, or days are left for which there was no time, 2 bad usage or input.

Example
  ${commandName} resource-metrics --from 2026-11-20 --to 2026-11-20 --dry-run \\
    --bill ${exampleFolder}cur2 --accounts ${exampleFolder}accounts.csv --out out
`;
}
