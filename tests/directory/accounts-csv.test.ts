/** The account directory as a CSV: ids are text, and an account has one OU per snapshot. */
import { describe, expect, test } from 'vitest';
import { parseAccounts } from '../../src/directory/accounts-csv.ts';
import { InputError } from '../../src/domain/input/input-error.ts';

const full = 'snapshot_date,account_id,account_name,ou_id,ou_name,ou_path,status\n';
const least = 'account_id,account_name,ou_path\n';
const parse = (text: string) => parseAccounts(text, 'accounts.csv');

test('leading zeros of ids and hostile names are not changed', () => {
  const name = `Robert'); drop table accounts;-- "x", <b>\n=1+1`;
  const [account] = parse(
    `${full}2026-11-01,000000000042,"${name.replaceAll('"', '""')}",ou-1,Prod,Root/Prod,SUSPENDED\n`,
  );
  expect(account).toEqual({
    snapshotDate: '2026-11-01',
    accountId: '000000000042',
    accountName: name,
    ouId: 'ou-1',
    ouName: 'Prod',
    ouPath: 'Root/Prod',
    status: 'SUSPENDED',
  });
});

test('without snapshot dates the directory is valid for every bill', () => {
  expect(parse(`${least}000000000001,,Root/A\n`)).toEqual([
    {
      snapshotDate: '1970-01-01',
      accountId: '000000000001',
      accountName: '',
      ouId: '',
      ouName: '',
      ouPath: 'Root/A',
      status: 'ACTIVE',
    },
  ]);
});

test('an account may move from snapshot to snapshot', () => {
  const accounts = parse(
    `${full}2026-10-01,000000000001,a,,,Root/A,\n2026-11-01,000000000001,a,,,Root/B,\n`,
  );
  expect(accounts.map(({ ouPath }) => ouPath)).toEqual(['Root/A', 'Root/B']);
});

test.each([
  ['12345678901', '012345678901'],
  ['112222333', '000112222333'],
  ['111122223333.0', '111122223333'],
  ['12345678901.00', '012345678901'],
  ['1111-2222-3333', '111122223333'],
  ["'012345678901", '012345678901'],
  ['"=""012345678901"""', '012345678901'],
])('the id %s is restored to twelve digits', (written, accountId) => {
  expect(parse(`${least}${written},a,Root/A\n`)).toMatchObject([{ accountId }]);
});

test('slashes at the ends of an OU path are ignored', () => {
  for (const path of ['/Root/A', 'Root/A/', ' /Root/A// ']) {
    expect(parse(`${least}000000000001,a,${path}\n`)).toMatchObject([{ ouPath: 'Root/A' }]);
  }
});

test('files of spreadsheets are read: semicolons, CRLF, names in capitals', () => {
  const text = '\uFEFFAccount_ID;Account_Name;OU_Path\r\n000000000001;a;Root/A\r\n';
  expect(parse(text)).toMatchObject([{ accountId: '000000000001', ouPath: 'Root/A' }]);
});

describe('rejected, naming the line', () => {
  test('an account twice in one snapshot, because that would double its costs', () => {
    const twice = () => parse(`${least}000000000001,a,Root/A\n\n000000000001,a,Root/B\n`);
    expect(twice).toThrow(InputError);
    expect(twice).toThrow(
      'accounts.csv, line 4: account 000000000001 is already in line 2 of the same snapshot',
    );
    const restored = () => parse(`${least}012345678901,a,Root/A\n12345678901,a,Root/B\n`);
    expect(restored).toThrow('line 3: account 012345678901 is already in line 2');
    const row = '2026-10-01,000000000001,a,,,Root/A,ACTIVE\n';
    expect(() => parse(full + row + row)).toThrow('line 3');
  });

  test.each([
    [`${least}1234 5678,a,Root/A\n`, "account_id is '1234 5678'"],
    [
      `${least}1.23457E+11,a,Root/A\n`,
      "account_id is '1.23457E+11'; a spreadsheet rounded it: format the column as text there",
    ],
    [`${least}"1,11122E+11",a,Root/A\n`, "account_id is '1,11122E+11'; a spreadsheet rounded it"],
    [`${least}111122223333.5,a,Root/A\n`, "account_id is '111122223333.5'; write all twelve"],
    [`${least}12345,a,Root/A\n`, "account_id is '12345'; write all twelve digits"],
    [`${least}1111222233334,a,Root/A\n`, "account_id is '1111222233334'; write all twelve"],
    [`${least}000000000001,a,*\n`, "ou_path is '*'; write the account's own path"],
    [`${least}000000000001,a,Root//X\n`, "ou_path is 'Root//X'; write one slash between"],
    [`${least}000000000001,a,Root/ /X\n`, "ou_path is 'Root/ /X'; write one slash between"],
    [`${least}000000000001,a,/\n`, "ou_path is '/'; write the path from the root"],
    [`${least},a,Root/A\n`, "account_id is ''"],
    [`${least}000000000001,a,\n`, "ou_path is ''; write the path from the root"],
    [`${full}2026-02-30,000000000001,a,,,Root/A,\n`, "snapshot_date is '2026-02-30'"],
    [`${full},000000000001,a,,,Root/A,\n`, "snapshot_date is ''"],
    ['account_id,account_name\n000000000001,a\n', 'no column ou_path'],
  ])('%j', (text, message) => {
    expect(() => parse(text)).toThrow(InputError);
    expect(() => parse(text)).toThrow(`accounts.csv, line 2: ${message}`);
  });
});

test('rejected without any account', () => {
  expect(() => parse(least)).toThrow('accounts.csv contains no account');
  expect(() => parse('ou,month,amount,currency\n')).toThrow('accounts.csv: no column account_id');
});
