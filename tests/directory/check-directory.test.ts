/** The checks of a directory before it becomes a snapshot, and those that an operator may override. */
import { describe, expect, test } from 'vitest';
import { checkDirectory, type DirectoryChecks } from '../../src/directory/check-directory.ts';
import { addDays } from '../../src/domain/calendar/billing-day.ts';
import { directoryAccount, manyAccounts, snapshotDate } from './some-accounts.ts';

const yesterday = addDays(snapshotDate, -1);
const checks: DirectoryChecks = {
  snapshotDate,
  previous: undefined,
  maxShrink: 0.2,
  presentDay: snapshotDate,
  force: false,
};
const since = (accountCount: number | null): DirectoryChecks => ({
  ...checks,
  previous: { snapshotDate: yesterday, accountCount, contentHash: 'earlier' },
});

test('accounts are sorted, so that the order of the input does not matter', () => {
  const accounts = manyAccounts(12);
  const checked = checkDirectory(accounts, checks);
  expect(checked.accounts).toEqual(accounts);
  expect(checkDirectory(accounts.toReversed(), checks)).toEqual(checked);
});

describe('rejected, with and without force', () => {
  test.each([
    ['no account', [], 'it contains no account'],
    [
      'an account twice',
      [...manyAccounts(3), directoryAccount('000000000002')],
      'account 000000000002 appears twice in it',
    ],
    ['an invalid id', [directoryAccount('12345')], "'12345' is not a 12-digit account id"],
    [
      'an account without OU',
      [directoryAccount('000000000001', { ouPath: '' })],
      'has no organizational unit',
    ],
    [
      'an account of another day',
      manyAccounts(1, yesterday),
      'account 000000000001 has the snapshot date 2026-11-19',
    ],
  ])('%s', (_, accounts, message) => {
    for (const force of [false, true]) {
      expect(() => checkDirectory(accounts, { ...checks, force })).toThrow(message);
      expect(() => checkDirectory(accounts, { ...checks, force })).toThrow(
        'The earlier snapshot stays.',
      );
    }
  });
});

describe('against the snapshot before', () => {
  test.each([
    ['as many', 10, 10],
    ['more', 10, 30],
    ['a fifth fewer', 10, 8],
    ['one fewer of two', 2, 1],
    ['any number when the earlier one is unknown', null, 1],
  ])('%s accounts are plausible', (_, before, now) => {
    expect(checkDirectory(manyAccounts(now), since(before)).accounts).toHaveLength(now);
  });

  test.each([
    [10, 7],
    [1000, 799],
    [3, 1],
  ])('from %i to %i accounts is refused unless forced', (before, now) => {
    const check = (force: boolean) =>
      checkDirectory(manyAccounts(now), { ...since(before), force });
    expect(() => check(false)).toThrow(
      `it contains ${now} accounts, and the snapshot of 2026-11-19 contained ${before}, ` +
        'more than 20 % fewer; if they really left, run again with "force": true in the event',
    );
    expect(check(true).accounts).toHaveLength(now);
  });

  test('the limit is a setting', () => {
    const check = (maxShrink: number) =>
      checkDirectory(manyAccounts(50), { ...since(100), maxShrink });
    expect(check(0.5).accounts).toHaveLength(50);
    expect(() => check(0.125)).toThrow('more than 12.5 % fewer');
  });
});

describe('a snapshot of an earlier day', () => {
  const { contentHash } = checkDirectory(manyAccounts(3), checks);
  const late = (hash: string | null, presentDay = addDays(snapshotDate, 1)): DirectoryChecks => ({
    ...checks,
    presentDay,
    previous: { snapshotDate, accountCount: 3, contentHash: hash },
  });

  test('is not replaced by today’s tree unless forced', () => {
    const check = (force: boolean) => checkDirectory(manyAccounts(3), { ...late('other'), force });
    expect(() => check(false)).toThrow("only knows today's tree (2026-11-21)");
    expect(check(true).contentHash).toBe(contentHash);
  });

  test('may be published again when nothing differs, or when there is none yet', () => {
    expect(checkDirectory(manyAccounts(3), late(contentHash)).contentHash).toBe(contentHash);
    const none = { ...since(3), presentDay: addDays(snapshotDate, 1) };
    expect(checkDirectory(manyAccounts(3), none).contentHash).toBe(contentHash);
  });

  test('may be replaced on its own day, and by a source that knows every day', () => {
    expect(checkDirectory(manyAccounts(3), late('other', snapshotDate)).accounts).toHaveLength(3);
    const csv = { ...late('other'), presentDay: null };
    expect(checkDirectory(manyAccounts(3), csv).accounts).toHaveLength(3);
  });
});
