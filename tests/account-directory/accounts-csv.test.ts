/** The account directory as a CSV: ids are text, and an account has one OU per snapshot. */
import { describe, expect, test } from 'vitest';
import { parseAccounts } from '../../functions/account-directory/accounts-csv.ts';
import { InputError } from '../../functions/domain/input-error.ts';

const full = 'snapshot_date,account_id,account_name,ou_id,ou_name,ou_path,status\n';
const least = 'account_id,account_name,ou_path\n';
const parse = (text: string) => parseAccounts(text, 'accounts.csv');

test('leading zeros of ids are kept, and hostile names stay as they are', () => {
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

test('without snapshot dates the directory is as old as any bill', () => {
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

describe('refused, naming the line', () => {
  test('an account twice in one snapshot, because that would double its costs', () => {
    const twice = () => parse(`${least}000000000001,a,Root/A\n\n000000000001,a,Root/B\n`);
    expect(twice).toThrow(InputError);
    expect(twice).toThrow(
      'accounts.csv, line 4: account 000000000001 already stands in line 2 of the same snapshot',
    );
    const row = '2026-10-01,000000000001,a,,,Root/A,ACTIVE\n';
    expect(() => parse(full + row + row)).toThrow('line 3');
  });

  test.each([
    [`${least}1234 5678,a,Root/A\n`, "account_id is '1234 5678'"],
    [`${least}1.23457E+11,a,Root/A\n`, "account_id is '1.23457E+11'"],
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
