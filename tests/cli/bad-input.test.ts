/** Bad usage and bad input: one clear sentence, exit code 2, no file changed. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import { filesBelow } from '../support/laptop.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const lines = steadyLines('2026-11-01', '2026-11-20');

/** Writes the files of a case into `folder`, which also contains a valid `bill.csv`. */
interface Case {
  readonly title: string;
  readonly prepare?: (folder: string) => void;
  /** `{}` is replaced by the folder. */
  readonly args: readonly string[];
  readonly says: RegExp;
  readonly isHuge?: boolean;
}

const write = (name: string, content: string | Uint8Array) => (folder: string) =>
  writeFileSync(join(folder, name), content);
const good = ['--bill', '{}/bill.csv', '--date', '2026-11-20'];
const header = 'ou,month,amount,currency\n';

const cases: readonly Case[] = [
  {
    title: 'an impossible date',
    args: ['--bill', '{}/bill.csv', '--date', '2026-02-30'],
    says: /--date '2026-02-30' is not a calendar day; write YYYY-MM-DD/,
  },
  {
    title: 'a day in the future',
    args: ['--bill', '{}/bill.csv', '--date', '2999-01-01'],
    says: /--date 2999-01-01 is in the future/,
  },
  {
    title: 'no bill',
    args: ['--date', '2026-11-20'],
    says: /--bill is missing: name a bill file or folder/,
  },
  {
    title: 'a bill that does not exist',
    args: ['--bill', '{}/none', '--date', '2026-11-20'],
    says: /--bill .*none does not exist/,
  },
  {
    title: 'an unknown metric',
    args: [...good, '--metric', 'blended'],
    says: /--metric 'blended' is not valid: choose one of unblended, amortized/,
  },
  {
    title: 'an address of the dashboard that is not one',
    args: [...good, '--dashboard-url', 'costs.example.com'],
    says: /--dashboard-url 'costs\.example\.com' is not valid: it does not begin with https:\/\//,
  },
  {
    title: 'thresholds of the light in the wrong order',
    args: [...good, '--budget-light', '1.1,1'],
    says: /--budget-light '1\.1,1' is not valid: write green,yellow: two shares of the budget/,
  },
  {
    title: 'an unknown flag',
    args: [...good, '--metrik', 'x'],
    says: /Unknown option --metrik.*--help/,
  },
  { title: 'a flag without its value', args: ['--bill'], says: /--bill needs a value.*--help/ },
  {
    title: 'a value without a flag',
    args: [...good, 'please'],
    says: /Unexpected argument 'please': every value follows its option.*--help/,
  },
  {
    title: 'an option with a typographic hyphen',
    args: [...good, '\u2013accounts'],
    says: /Unexpected argument '\u2013accounts': write options with two plain hyphens/,
  },
  {
    title: 'an option with one hyphen',
    args: ['-date'],
    says: /Unknown option -d: options begin with two/,
  },
  {
    title: 'a value for a switch',
    args: [...good, '--weekly=yes'],
    says: /--weekly takes no value: write it alone.*--help/,
  },
  {
    title: 'an empty audience to resend to',
    args: [...good, '--resend='],
    says: /--resend was given an empty audience: write it alone for all mails of the day/,
  },
  {
    title: 'an unknown audience',
    args: [...good, '--resend', 'finopps'],
    says: /resend: 'finopps' is not an audience of this digest\. Audiences: finops \(\*\)\./,
  },
  { title: 'an option given empty', args: ['--bill='], says: /--bill needs a value.*--help/ },
  {
    title: 'a mail server without its protocol',
    args: [...good, '--smtp', 'localhost'],
    says: /--smtp is not valid: write smtp:\/\/host:port or smtp:\/\/user:password@host:port/,
  },
  {
    title: 'a mail server without a host, without printing its password',
    args: [...good, '--smtp', 'smtp:me:secret@'],
    says: /^finops-digest: --smtp is not valid: write smtp:(?!.*secret)/,
  },
  {
    title: 'a bad address',
    args: [...good, '--recipients', 'a@example.com,nobody'],
    says: /--recipients .*write one mail address/,
  },
  {
    title: 'a recipients’ file that does not exist',
    args: [...good, '--recipients', 'gone.csv'],
    says: /--recipients gone\.csv does not exist/,
  },
  {
    title: 'a source that does not match the bill',
    args: [...good, '--source', 'focus'],
    says: /focus/i,
  },
  {
    title: 'an unknown platform',
    args: [...good, '--platform', 'azure'],
    says: /--platform 'azure' is not valid: choose local or aws/,
  },
  {
    title: 'a bill on AWS, where the environment names it',
    args: [...good, '--platform', 'aws'],
    says: /--bill is for --platform local/,
  },
  {
    title: 'an accounts file that does not exist',
    args: [...good, '--accounts', '{}/none.csv'],
    says: /--accounts .*none\.csv does not exist/,
  },
  {
    title: 'a file as the out folder',
    prepare: write('taken', ''),
    args: [...good, '--out', '{}/taken'],
    says: /--out .*taken is a file/,
  },
  {
    title: 'an out folder below a file',
    prepare: write('taken', ''),
    args: [...good, '--out', '{}/taken/deep/out'],
    says: /--out .*taken\/deep\/out: .*taken is not a folder; name a folder/,
  },
  {
    title: 'an out folder that is a broken link',
    prepare: (folder) => symlinkSync(join(folder, 'gone'), join(folder, 'link')),
    args: [...good, '--out', '{}/link'],
    says: /--out .*link .*; name a folder/,
  },
  {
    title: 'an out folder where no folder can be made',
    args: [...good, '--out', '/proc/no-such-folder'],
    says: /--out \/proc\/no-such-folder cannot be written \(E\w+\); name a folder that you may write/,
  },
  ...['--accounts', '--budgets', '--recipients', '--bill'].map((option) => ({
    title: `a pipe as ${option}`,
    prepare: (folder: string) => execFileSync('mkfifo', [join(folder, 'pipe')]),
    args: [...good, option, '{}/pipe'],
    says: new RegExp(`${option} .*pipe is a pipe or a device; (name|write)`),
  })),
  ...['--accounts', '--budgets', '--recipients'].flatMap((option) => [
    {
      title: `a folder as ${option}`,
      args: [...good, option, '{}'],
      says: new RegExp(`${option} .* is a folder; name a CSV file`),
    },
    {
      title: `a workbook as ${option}`,
      prepare: write('w.csv', Buffer.from('PK\x03\x04\0\0')),
      args: [...good, option, '{}/w.csv'],
      says: /w\.csv is a workbook or a zip; save it as 'CSV UTF-8'/,
    },
    {
      title: `bytes as ${option}`,
      prepare: write('b.csv', Buffer.from([0x61, 0x0a, 0xfe, 0x00, 0xff])),
      args: [...good, option, '{}/b.csv'],
      says: /b\.csv, line 2: this is not UTF-8 text/,
    },
    {
      title: `a file too large to be meant as ${option}`,
      prepare: (folder: string) => {
        writeFileSync(join(folder, 'l.csv'), '');
        truncateSync(join(folder, 'l.csv'), 3_000_000_000);
      },
      args: [...good, option, '{}/l.csv'],
      says: /l\.csv has 3000 MB, and at most 100 MB are read/,
      // Hashing it to check that it is unchanged takes longer than the test may.
      isHuge: true,
    },
  ]),
  {
    title: 'an amount that is ambiguous',
    prepare: write('b.csv', `${header}Root,2026-11,60.000,USD\n`),
    args: [...good, '--budgets', '{}/b.csv'],
    says: /b\.csv, line 2: amount is '60\.000'; it may mean 60 or 60,000: write 60000 or 60\.00/,
  },
  {
    title: 'an account id that a spreadsheet rounded',
    prepare: write('a.csv', 'account_id,account_name,ou_path\n1.11122E+11,a,Root\n'),
    args: [...good, '--accounts', '{}/a.csv'],
    says: /a\.csv, line 2: account_id is '1\.11122E\+11'; a spreadsheet rounded it: format the column/,
  },
  {
    title: 'an account in the OU *',
    prepare: write('a.csv', 'account_id,account_name,ou_path\n111122223333,a,*\n'),
    args: [...good, '--accounts', '{}/a.csv'],
    says: /a\.csv, line 2: ou_path is '\*'; write the account's own path/,
  },
  {
    title: 'a list of accounts that is cut short',
    prepare: write('a.json', '{"Accounts": [{"Id": "11112222'),
    args: [...good, '--accounts', '{}/a.json'],
    says: /a\.json is truncated or not JSON .*; list the accounts again/,
  },
  {
    title: 'a bad budget amount',
    prepare: write('b.csv', `${header}Root,2026-11,100,USD\nRoot/A,2026-11,lots,USD\n`),
    args: [...good, '--budgets', '{}/b.csv'],
    says: /b\.csv, line 3: amount is 'lots'; write a number/,
  },
  {
    title: 'a duplicate budget',
    prepare: write('b.csv', `${header}Root,2026-11,100,USD\nRoot,2026-11,200,USD\n`),
    args: [...good, '--budgets', '{}/b.csv'],
    says: /b\.csv, line 3: Root already has a budget for 2026-11 in line 2/,
  },
  {
    title: 'a budget in another currency',
    prepare: write('b.csv', `${header}Root,2026-11,100,EUR\n`),
    args: [...good, '--budgets', '{}/b.csv'],
    says: /in EUR, the bill in USD/,
  },
  {
    title: 'an account without an OU',
    prepare: write('a.csv', 'account_id,account_name,ou_path\n012345678901,a,\n'),
    args: [...good, '--accounts', '{}/a.csv'],
    says: /a\.csv, line 2: ou_path is ''/,
  },
  {
    title: 'columns of an unknown kind of bill',
    prepare: write('x.csv', 'a,b\n1,2\n'),
    args: ['--bill', '{}/x.csv', '--date', '2026-11-20'],
    says: /x\.csv/,
  },
  {
    title: 'a bill of headers only',
    prepare: (folder) =>
      write(
        'h.csv',
        readFileSync(join(folder, 'bill.csv'), 'utf8').split('\n').slice(0, 1).join('\n'),
      )(folder),
    args: ['--bill', '{}/h.csv', '--date', '2026-11-20'],
    says: /h\.csv/,
  },
  {
    title: 'an empty file',
    prepare: write('e.csv', ''),
    args: ['--bill', '{}/e.csv', '--date', '2026-11-20'],
    says: /e\.csv/,
  },
  {
    title: 'an empty folder',
    prepare: (folder) => mkdirSync(join(folder, 'empty')),
    args: ['--bill', '{}/empty', '--date', '2026-11-20'],
    says: /empty/,
  },
  {
    title: 'text in a file named .parquet',
    prepare: write('x.parquet', 'not parquet at all'),
    args: ['--bill', '{}/x.parquet', '--date', '2026-11-20'],
    says: /x\.parquet/,
  },
  {
    title: 'a CSV cut in the middle of a line',
    prepare: (folder) =>
      write('cut.csv', readFileSync(join(folder, 'bill.csv')).subarray(0, -60))(folder),
    args: ['--bill', '{}/cut.csv', '--date', '2026-11-20'],
    says: /cut\.csv/,
  },
  {
    title: 'a gzip cut short',
    prepare: (folder) =>
      write(
        'cut.csv.gz',
        gzipSync(readFileSync(join(folder, 'bill.csv'))).subarray(0, -20),
      )(folder),
    args: ['--bill', '{}/cut.csv.gz', '--date', '2026-11-20'],
    says: /cut\.csv\.gz/,
  },
  {
    title: 'a day that the bill does not cover',
    args: ['--bill', '{}/bill.csv', '--date', '2026-06-20'],
    says: /no lines from 2026-06-01 to 2026-06-20; choose a day of the bill/,
  },
];

describe('run', () => {
  it.each(cases)('rejects $title', async ({ prepare, args, says, isHuge }) => {
    const folder = tempFolder();
    writeBill(join(folder, 'bill.csv'), lines);
    prepare?.(folder);
    const look = () => (isHuge === true ? readdirSync(folder) : filesBelow(folder));
    const before = look();
    const out = args.includes('--out') ? [] : ['--out', '{}/out'];
    const filled = ['run', ...args, ...out].map((arg) => arg.replace('{}', folder));
    const { code, stderr, stdout } = await commandLine(filled);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(stderr.includes('✗') ? 2 : 1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(look()).toEqual(before);
  });
});
