/** The output of `aws organizations list-accounts` as a directory without OUs. */
import { describe, expect, test } from 'vitest';
import { isJson, parseListedAccounts } from '../../src/directory/accounts-json.ts';
import { InputError } from '../../src/domain/input/input-error.ts';

const listed = (Id: unknown, more: object = {}) => ({
  Id,
  Arn: `arn:aws:organizations::111122223333:account/o-exampleorgid/${Id}`,
  Email: 'someone@example.com',
  Name: `name of ${Id}`,
  Status: 'ACTIVE',
  JoinedMethod: 'CREATED',
  JoinedTimestamp: '2021-02-03T04:05:06.789000+00:00',
  ...more,
});
const parse = (json: unknown) => parseListedAccounts(JSON.stringify(json), 'accounts.json');

test('ids, names and status are read, and every account is in the root', () => {
  const Accounts = [listed('000011112222'), listed('111122223333', { Status: 'SUSPENDED' })];
  const { accounts, notice } = parse({ Accounts });
  expect(accounts).toEqual([
    {
      snapshotDate: '1970-01-01',
      accountId: '000011112222',
      accountName: 'name of 000011112222',
      ouId: '',
      ouName: 'Root',
      ouPath: 'Root',
      status: 'ACTIVE',
    },
    expect.objectContaining({ accountId: '111122223333', status: 'SUSPENDED' }),
  ]);
  expect(notice).toMatch(
    /^accounts\.json contains no OUs, so all 2 accounts are reported as 'Root'; for their OUs make a CSV/,
  );
  expect(notice).toContain('aws organizations list-parents --child-id');
});

test('a bare list is read too, with ids as numbers', () => {
  const { accounts } = parse([listed(11112222), listed('111122223333.0'), { Id: '333344445555' }]);
  expect(accounts.map(({ accountId }) => accountId)).toEqual([
    '000011112222',
    '111122223333',
    '333344445555',
  ]);
  expect(accounts[2]).toMatchObject({ accountName: '', status: 'ACTIVE' });
});

test('the beginning of a file distinguishes JSON from CSV', () => {
  expect(['{"Accounts": []}', ' \n[', '\uFEFF{'].map(isJson)).toEqual([true, true, true]);
  expect(['account_id,ou_path', '', '"[x]",b'].map(isJson)).toEqual([false, false, false]);
});

describe('is rejected, naming the file', () => {
  test.each([
    ['a truncated file', '{"Accounts": [{"Id": "1111', 'accounts.json is truncated or not JSON'],
    [
      'another answer',
      '{"Roots": []}',
      "is not what 'aws organizations list-accounts' prints: Accounts",
    ],
    ['an account without id', '{"Accounts": [{"Name": "a"}]}', 'prints: Accounts 1 Id: '],
    ['a short id', '{"Accounts": [{"Id": "12"}]}', 'Accounts 1 Id: write all twelve digits'],
    ['no account', '{"Accounts": []}', 'accounts.json lists no account'],
    ['a page', '{"Accounts": [{"Id": "111122223333"}], "NextToken": "x"}', 'one page of several'],
    [
      'an account twice',
      '[{"Id": "011122223333"}, {"Id": 11122223333}]',
      'lists the account 011122223333 twice; keep one of the two.',
    ],
  ])('%s', (_, text, message) => {
    const parsing = () => parseListedAccounts(text, 'accounts.json');
    expect(parsing).toThrow(InputError);
    expect(parsing).toThrow(message);
  });
});
