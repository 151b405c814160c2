/** The output of `run --help` and `preview --help`. */
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
  --bill DIR|FILE         Parquet, CSV or CSV.gz: one file, or a folder in AWS's layout
  --source KIND           cur2, legacy or focus; detected from the columns if omitted
  --accounts FILE         CSV of account_id, account_name, ou_path [, snapshot_date, …], or JSON of
                          'aws organizations list-accounts', which contains no OUs
  --budgets FILE          CSV of ou, month, amount, currency; the OU * is the whole organization
  --rules DIR             allocation rules: which cost belongs to which team. They are copied into
                          the archive, and later runs use them without this option

What to report
  --date YYYY-MM-DD       report day, UTC (yesterday)
  --metric NAME           ${metricNames}
  --currency CODE         only lines of this currency, if a bill has several
  --ou-depth N            levels below the root to report by, 1 to ${maxOuDepth} (the leaf OU)
  --budget-light G,Y      projected ÷ budget up to which a light is green, and up to which yellow
                          (${defaultBudgetLight})
  --restatement-days N    number of days whose costs AWS may still change (${defaultRestatementDays})

Where it goes
  --out DIR               archive, mail, receipts and run records (${defaultFolder})
  --recipients A,B        readers of the whole organization (${defaultReader})
  --recipients FILE       CSV of ou, address: an OU's readers get a mail about that OU and those
                          below it; the OU * is the whole organization
  --mail-domains A,B      the only domains that mail may go to
  --dashboard-url URL     web dashboard that the mails link to, such as https://costs.example.com
                          (no links)
  --weekly                on Mondays also a summary of the previous week
  --monthly-close         also a mail about the previous month, once all its costs are invoiced
  --sender ADDRESS        (${defaultSender})
  --smtp URL              also send the mail, such as smtp://user:password@mail.example.com:587
  --resend [AUDIENCE]     send mails of that day again: all, or those of one audience, given by
                          its name or OU path (finops-week: its summary of the week)

What to accept
  --accept-shrink         publish held days: those whose lines or cost fell, or that are missing
                          in the bill
  --accept-payer ID[@DAY] continue with the bills of another management account from that day on

  --memory-limit SIZE     memory limit of the query engine (${defaultMemoryLimit})
  --platform local|aws    where to run (local). On AWS the functions' environment (DIGEST_*) and
                          credentials define everything; of the options above only --date,
                          --resend and those of "What to accept" are allowed
  --json                  machine-readable result on standard output
  --help

Example
  ${commandName} run --date 2026-11-20 --bill ${exampleFolder}cur2 \\
    --accounts ${exampleFolder}accounts.csv --budgets ${exampleFolder}budgets.csv --out out
`;
}

export function previewHelp(): string {
  return `Writes <out>/preview.html: the newest daily, weekly and monthly mail at the widths of a phone
and of a desktop, light and dark.

  ${commandName} preview [--out DIR] [--date YYYY-MM-DD]

  --out DIR               folder of an earlier run (${defaultFolder})
  --date YYYY-MM-DD       which digest (the newest)
  --help
`;
}
