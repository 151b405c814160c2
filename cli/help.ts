/** The output of `--help`: what each command does, its options, and an example to copy. */
import { commandName, exampleFolder, isClone } from './command-name.ts';

const line = (command: string, does: string) => `  ${command.padEnd(32)} ${does}`;

const demo = `${line('npm run demo', "today's mail from a sample bill, no AWS account needed")}\n`;

export function helpText(): string {
  return `finops-digest: AWS costs by organizational unit, every morning.

${isClone ? demo : ''}${line(`${commandName} run …`, 'the digest of one day from your own bill')}
${line(`${commandName} backfill …`, 'updates archived days from the bill, for one day or three years')}
${line(`${commandName} audit …`, 'days that are missing in the archive, and the command that fills each gap')}
${line(`${commandName} preview`, 'the newest mail as a page: phone and desktop width, light and dark')}
${line(`${commandName} --version`, 'the version of finops-digest')}

'${commandName} run --help' lists every option; the other commands have --help as well.
Exit codes: 0 done, 1 failed, 2 bad usage or input (nothing was changed).
`;
}

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

What to report
  --date YYYY-MM-DD       report day, UTC (yesterday)
  --metric NAME           unblended (default), amortized, net_unblended or net_amortized
  --currency CODE         only lines of this currency, if a bill has several
  --ou-depth N            levels below the root to report by, 1 to 5 (the leaf OU)
  --restatement-days N    number of days whose costs AWS may still change (14)

Where it goes
  --out DIR               archive, mail, receipts and run records (out)
  --recipients A,B        readers of the whole organization (finops@example.com)
  --recipients FILE       CSV of ou, address: an OU's readers get a mail about that OU and those
                          below it; the OU * is the whole organization
  --mail-domains A,B      the only domains that mail may go to
  --weekly                on Mondays also a summary of the previous week
  --monthly-close         also a mail about the previous month, once all its costs are invoiced
  --sender ADDRESS        (finops-digest@example.com)
  --smtp URL              also send the mail, such as smtp://user:password@mail.example.com:587
  --resend [AUDIENCE]     send mails of that day again: all, or those of one audience, given by
                          its name or OU path (finops-week: its summary of the week)

What to accept
  --accept-shrink         publish held days: those whose lines or cost fell, or that are missing
                          in the bill
  --accept-payer ID[@DAY] continue with the bills of another management account from that day on

  --memory-limit SIZE     memory limit of the query engine (1GB)
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
  return `Writes <out>/preview.html: the mail at the widths of a phone and of a desktop, light and dark.

  ${commandName} preview [--out DIR] [--date YYYY-MM-DD]

  --out DIR               folder of an earlier run (out)
  --date YYYY-MM-DD       which digest (the newest)
  --help
`;
}
