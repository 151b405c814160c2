/** What `run --help` and `preview --help` say. */
import { maxOuDepth } from '../src/domain/budgets/ou-depth.ts';
import { defaultRestatementDays } from '../src/domain/calendar/open-window.ts';
import { defaultMemoryLimit } from '../src/platform/local/duckdb/memory-limit.ts';
import { defaultBudgetLight } from './budget-light-option.ts';
import { commandName, exampleFolder } from './command-name.ts';
import { defaultFolder, defaultReader, defaultSender, metricNames } from './option-defaults.ts';

export function runHelp(): string {
  return `Reports one day: reads the bill, archives every day that changed, writes the mail.
Safe to repeat: unchanged days are not written again, a sent mail is not sent again.

  ${commandName} run --bill DIR|FILE [options]

What to read
  --bill DIR|FILE         Parquet, CSV or CSV.gz: one file, or a tree as AWS delivers it
  --source KIND           cur2, legacy or focus; found out from the columns when left out
  --accounts FILE         CSV of account_id, account_name, ou_path [, snapshot_date, …], or JSON of
                          'aws organizations list-accounts', which says no OUs
  --budgets FILE          CSV of ou, month, amount, currency; the OU * is the whole organization

What to report
  --date YYYY-MM-DD       report day, UTC (yesterday)
  --metric NAME           ${metricNames}
  --currency CODE         only lines of this currency, where a bill mixes several
  --ou-depth N            levels below the root to report by, 1 to ${maxOuDepth} (the leaf OU)
  --budget-light G,Y      projected ÷ budget up to which a light is green, and up to which yellow
                          (${defaultBudgetLight})
  --restatement-days N    how far back AWS may have changed costs (${defaultRestatementDays})

Where it goes
  --out DIR               archive, mail, receipts and run records (${defaultFolder})
  --recipients A,B        readers of the whole organization (${defaultReader})
  --recipients FILE       CSV of ou, address: an OU's readers get a mail about that OU and those
                          below it; the OU * is the whole organization
  --mail-domains A,B      the only domains that mail may go to
  --weekly                on Mondays also a summary of the week before
  --monthly-close         also a mail about the month before, when all its costs are invoiced
  --sender ADDRESS        (${defaultSender})
  --smtp URL              really send, such as smtp://user:password@mail.example.com:587
  --resend [AUDIENCE]     send again although a mail of that day was sent: all, or that of one
                          audience by its name or OU path (finops-week: its summary of the week)

What to accept
  --accept-shrink         publish days whose lines or cost fell, or that the bill no longer has,
                          although they were held
  --accept-payer ID[@DAY] go on with bills of another management account, from that day on

  --memory-limit SIZE     bound of the query engine's memory (${defaultMemoryLimit})
  --platform local|aws    where to run (local). On AWS the functions' environment, DIGEST_* and
                          credentials, says everything; of the above only --date, --resend and
                          what to accept
  --json                  machine-readable result on standard output
  --help

Example
  ${commandName} run --date 2026-11-20 --bill ${exampleFolder}cur2 \\
    --accounts ${exampleFolder}accounts.csv --budgets ${exampleFolder}budgets.csv --out out
`;
}

export function previewHelp(): string {
  return `Writes <out>/preview.html: the mail at the widths of a phone and of a desk, light and dark.

  ${commandName} preview [--out DIR] [--date YYYY-MM-DD]

  --out DIR               folder of an earlier run (${defaultFolder})
  --date YYYY-MM-DD       which digest (the newest)
  --help
`;
}
