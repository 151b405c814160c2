/** The output of `rules --help` and of `--help` of each of its commands. */
import { defaultMemoryLimit } from '../src/platform/local/duckdb/memory-limit.ts';
import { commandName, exampleFolder } from './command-name.ts';
import { defaultFolder, metricNames } from './option-defaults.ts';
import type { RulesCommand } from './rules-flags.ts';

export function rulesHelp(): string {
  return `Allocation rules say whose cost each line of the bill is: a team's, a pool's of shared cost, or
nobody's. A set is a folder with rules.yaml, teams.csv and, if needed, services.csv, aliases.csv
and owners.csv.

  ${commandName} rules init …       a first set, from the bill's own tags and OUs
  ${commandName} rules check …      all mistakes of a set, and over a bill what it does not reach
  ${commandName} rules test …       runs the examples that the set contains
  ${commandName} rules explain …    why the cost of a resource or account belongs where it does
  ${commandName} rules diff …       what would move between targets, in money, before publishing
  ${commandName} rules coverage …   how much of the archived cost has the required tags
  ${commandName} rules publish …    makes a set the one that counts from the next run on

Each command has --help. The language: docs/allocation.md.
Exit codes: 0 done, 1 problems found or failed, 2 bad usage or input (nothing was changed).
`;
}

export function rulesCommandHelp(command: RulesCommand): string {
  return texts[command]();
}

const ofSet = `  --rules DIR             folder of the set (<out>/allocation)
  --out DIR               folder of the archive (${defaultFolder})`;

const ofBill = `  --bill DIR|FILE         Parquet, CSV or CSV.gz: one file, or a folder in AWS's layout
  --source KIND           cur2, legacy or focus; detected from the columns if omitted
  --accounts FILE         CSV of account_id, account_name, ou_path: rules about OUs need it
  --metric NAME           ${metricNames}
  --currency CODE         only lines of this currency, if a bill has several
  --memory-limit SIZE     memory limit of the query engine (${defaultMemoryLimit})`;

const ofRange = '  --from, --to            first and last day, UTC (the last 30 days of the bill)';

const ending = `  --json                  machine-readable result on standard output
  --help`;

const bill = `\\
    --bill ${exampleFolder}cur2 --accounts ${exampleFolder}accounts.csv`;

const texts: Readonly<Record<RulesCommand, () => string>> = {
  check:
    () => `Reports all mistakes of a set, each with file, line, and what is accepted. With a bill it also
shows how much of it the rules allocate, which rules match no line, and which tag keys no rule
reads.

  ${commandName} rules check [--rules DIR] [--bill DIR|FILE] [options]

${ofSet}
  --platform local|aws    where the archive is (local); on AWS the functions' environment (DIGEST_*)
                          defines it, and without a bill the last 30 archived days are reviewed
${ofRange}
${ofBill}
${ending}

Exit codes: 0 the set is valid, 1 it is not, 2 bad usage or input.

Example
  ${commandName} rules check --rules my-rules ${bill}
`,
  test: () => `Runs the set's own examples ('tests:' in rules.yaml). Each is a line of a bill with what must
become of it; for each that fails, expected and found are printed. Examples without a date are of
today.

  ${commandName} rules test [--rules DIR] [options]

${ofSet}
  --platform local|aws    where the archive is (local)
${ending}

Exit codes: 0 all pass, 1 some fail, 2 bad usage, or the set is not valid.
`,
  explain:
    () => `Explains why the cost of a resource or account on a day belongs where it does: its tags as found
and as the rules see them, what every rule says, which one wins, and how a pool is divided. Lines
with the same tags, service and charge type are explained once, the costliest first.

  ${commandName} rules explain --bill DIR|FILE --resource ARN|--account ID [options]

  --resource ARN          id or ARN, as the bill has it
  --account ID            twelve digits
  --date YYYY-MM-DD       day, UTC (the last day of the bill)
  --rules SET             folder of the set (<out>/allocation), 'current' for the published one, or
                          the hash of one that was published earlier
  --out DIR               folder of the archive (${defaultFolder})
${ofBill}
${ending}

Example
  ${commandName} rules explain --account 012345678901 --rules my-rules ${bill}
`,
  init: () => `Writes a first set into an empty folder: tags of the costliest keys that look like team, owner,
environment or application, a team for each value, and owners by OU, else by account. The set is
valid and allocates what tags and owners show. Correct the names, merge teams, add rules, and check
again.

  ${commandName} rules init --bill DIR|FILE [--rules DIR] [options]

${ofSet}
${ofRange}
${ofBill}
${ending}

Example
  ${commandName} rules init --rules my-rules ${bill}
`,
  diff: () => `Shows what would move between targets, in money, if a set replaced another: both allocate the same
lines of the bill. Nothing is published.

  ${commandName} rules diff --bill DIR|FILE --against SET [--rules SET] [options]

  --rules SET             the new set: a folder (<out>/allocation)
  --against SET           the old one: 'current' for the published set, the hash of an earlier one,
                          or a folder
  --out DIR               folder of the archive (${defaultFolder})
${ofRange}
${ofBill}
${ending}

Example
  ${commandName} rules diff --rules my-rules --against current ${bill}
`,
  coverage:
    () => `Shows how much of the archived cost has the tags that the rules require ('required:' in
rules.yaml): by tag, team, OU and account, each share with the amount that it is of; who has the
costliest untagged cost; and tags that no line has, whose keys may not be activated. Reads the
archive, no bill.

  ${commandName} rules coverage [--from DAY] [--to DAY] [options]

  --from, --to            first and last day, UTC (the month of the newest day, up to it)
  --out DIR               folder of the archive (${defaultFolder})
  --platform local|aws    where the archive is (local)
${ending}
`,
  publish:
    () => `Makes a set the one that counts: copies its files into the archive, publishes them under their
hash, and points to it. Runs from then on use it; archived days keep their rules until you backfill
them. Without --rules the files that are in the archive are published, as the next run would do.

  ${commandName} rules publish [--rules DIR] [options]

${ofSet}
  --platform local|aws    where the archive is (local); on AWS the functions' environment (DIGEST_*)
                          defines the bucket, and your credentials must allow to write to it
${ending}

Exit codes: 0 published, 1 failed, 2 bad usage, or the set is not valid (nothing was changed).
`,
};
