/** The attached CSV of a run: what is known about each row in addition to its cost, hostile names, and who sees what. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { audienceOf } from '../../src/delivery/mail-audiences.ts';
import { textOfCell } from '../../src/domain/input/spreadsheet-text.ts';
import { commandLine } from '../support/command-line.ts';
import { type Line, steadyLines, writeBill } from '../support/small-bill.ts';
import { folderForSuite, tempFolder } from '../support/temp-folder.ts';

const day = '2026-11-20';
const ec2 = 'Amazon Elastic Compute Cloud';
const [shop, app, data, unlisted, nameless] = [
  '011111111111',
  '022222222222',
  '033333333333',
  '044444444444',
  '055555555555',
];
const formula = "=cmd|' /C calc'!A0";
const reversed = '\u202Egnp.exe "prod", eu';
const twoLines = 'Data\n@SUM(A1)';

const daily = (account: string, line: Partial<Line>, from = '2026-10-20', to = day) =>
  steadyLines(from, to, line.cost ?? 10, 1).map((one) => ({ ...one, account, ...line }));

const lines: readonly Line[] = [
  ...daily(shop, { region: 'eu-west-1' }),
  ...daily(shop, { region: 'eu-west-1', service: 'Amazon S3', cost: 2 }),
  ...daily(shop, { region: 'us-east-1', service: 'Amazon S3', cost: 1 }),
  ...daily(shop, { region: 'us-east-1', service: 'Ended', cost: 3 }, '2026-10-20', '2026-11-19'),
  ...daily(app, { region: 'us-east-1', service: 'Begun', cost: 4 }, day),
  ...daily(data, { service: 'Amazon Athena', cost: 40 }),
  ...daily(unlisted, { accountName: 'name in the bill', region: 'eu-west-1', cost: 5 }),
  ...daily(nameless, { region: 'eu-west-1', cost: 6 }),
];

function inputs(folder: string) {
  const write = (name: string, rows: readonly (readonly string[])[]) => {
    writeFileSync(join(folder, name), Papa.unparse(rows as string[][]));
    return join(folder, name);
  };
  const accounts = [
    ['snapshot_date', 'account_id', 'account_name', 'ou_path'],
    ['2026-01-01', shop, formula, 'Root/Retail/Shop'],
    ['2026-01-01', app, reversed, 'Root/Retail/App'],
    ['2026-01-01', data, twoLines, 'Root/Data'],
  ];
  const recipients = [
    ['ou', 'address'],
    ['*', 'finops@example.com'],
    ['Root/Retail', 'retail@example.com'],
  ];
  return [
    ...['--accounts', write('accounts.csv', accounts)],
    ...['--recipients', write('recipients.csv', recipients)],
  ];
}

/** Runs the digest and returns its output folder. */
async function runIn(folder: string, bill: readonly Line[]): Promise<string> {
  const args = ['--bill', writeBill(join(folder, 'bill.csv'), bill), ...inputs(folder)];
  const output = join(folder, 'out');
  const rest = ['--date', day, '--restatement-days', '20', '--out', output];
  const { code, stderr } = await commandLine(['run', ...args, ...rest]);
  expect(code, stderr).toBe(0);
  return output;
}

const folderOfRun = folderForSuite();
let out = '';
beforeAll(async () => {
  out = await runIn(folderOfRun(), lines);
});

type Cells = Readonly<Record<string, string>>;

function rowsIn(csv: string): readonly Cells[] {
  const options = { header: true, skipEmptyLines: true, newline: '\r\n' } as const;
  const { data: rows, errors } = Papa.parse<Cells>(csv.replace(/^\ufeff/, ''), options);
  expect(errors).toEqual([]);
  return rows;
}

const csvOfAll = (folder = out) => readFileSync(join(folder, 'digest', `${day}.csv`), 'utf8');

async function csvOf(scope: string): Promise<string> {
  const name = `digest.${day}.${audienceOf(scope).name}.eml`;
  const mail = await simpleParser(readFileSync(join(out, 'outbox', name)));
  return mail.attachments[0]?.content.toString('utf8') ?? '';
}

/** A row's cells after the first five. */
function addedTo(account: string, service: string, rows = rowsIn(csvOfAll())) {
  const row = rows.find((one) => one['LinkedAccount'] === account && one['Service'] === service);
  const { LinkedAccountName, Region, DayBefore, Usual, MonthToDate } = row ?? {};
  return [LinkedAccountName, Region, DayBefore, Usual, MonthToDate];
}

describe('the CSV of a run', () => {
  it('says the name, the Region, the day before, the usual cost and the month to date', () => {
    const name = `'${formula}`;
    expect(addedTo(shop, ec2)).toEqual([name, 'eu-west-1', '10', '10', '200']);
    expect(addedTo(shop, 'Amazon S3')).toEqual([name, 'several', '3', '3', '60']);
    expect(addedTo(data, 'Amazon Athena').slice(1)).toEqual(['', '40', '40', '800']);
  });

  it('has 0 for a service that did not cost anything on archived days, and no row for one that ended', () => {
    expect(addedTo(app, 'Begun').slice(1)).toEqual(['us-east-1', '0', '0', '4']);
    expect(csvOfAll()).not.toContain('Ended');
  });

  it('takes a name from the bill if the directory has none, and has an empty cell without any', () => {
    expect(addedTo(unlisted, ec2)).toEqual(['name in the bill', 'eu-west-1', '5', '5', '100']);
    expect(addedTo(nameless, ec2)).toEqual(['', 'eu-west-1', '6', '6', '120']);
    expect(csvOfAll()).toContain(`"${nameless}",6,,"eu-west-1",6,6,120\r\n`);
  });

  it('keeps hostile names in one cell that no spreadsheet runs', () => {
    const rows = rowsIn(csvOfAll());
    const names = rows.map((row) => row['LinkedAccountName'] ?? '');
    expect(rows).toHaveLength(6);
    expect(new Set(names.map(textOfCell))).toEqual(
      new Set([formula, reversed, twoLines, 'name in the bill', '']),
    );
    for (const name of names) expect(name).not.toMatch(/^[=+@-]/);
    expect(csvOfAll()).toContain(',"\u202Egnp.exe ""prod"", eu",');
  });

  it('of a first day has empty cells for days that are not archived', async () => {
    const first = lines.filter((line) => line.day === day);
    const rows = rowsIn(csvOfAll(await runIn(tempFolder(), first)));
    expect(addedTo(shop, ec2, rows).slice(1)).toEqual(['eu-west-1', '', '', '10']);
  });

  it('of an owner has the rows of their OUs only, with the same values', async () => {
    const own = await csvOf('Root/Retail');
    const all = rowsIn(csvOfAll());
    expect(rowsIn(own)).toEqual(all.filter((row) => row['OU']?.startsWith('Root/Retail/')));
    for (const foreign of [data, unlisted, 'Athena', 'name in the bill', 'SUM']) {
      expect(own).not.toContain(foreign);
    }
  });
});
