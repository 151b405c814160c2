/** The events that may invoke the account directory, and its environment variables. */
import { describe, expect, test } from 'vitest';
import { readDirectoryEvent } from '../../functions/account-directory/directory-event.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import { readDirectorySettings } from '../../src/settings/directory-settings.ts';

const now = Date.parse('2026-11-20T06:30:05Z');
const scheduled = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2026-11-20T06:30:00Z',
  region: 'us-east-1',
  resources: ['arn:aws:events:us-east-1:123456789012:rule/account-directory'],
  detail: {},
};

describe('the day of an event', () => {
  test.each([
    ['the schedule’s', scheduled, '2026-11-20', false],
    [
      'of a schedule that was delivered late',
      { ...scheduled, time: '2026-11-19T23:59:59Z' },
      '2026-11-19',
      false,
    ],
    ['just a time', { time: '2026-11-19T23:30:00-02:00' }, '2026-11-20', false],
    ['one named by hand', { snapshotDate: '2026-10-01', force: true }, '2026-10-01', true],
    ['the clock’s', {}, '2026-11-20', false],
  ])('is %s', (_, event, snapshotDate, force) => {
    expect(readDirectoryEvent(event, now)).toEqual({ snapshotDate, force });
  });
});

describe('an event is rejected with', () => {
  test.each([
    ['a misspelt field', { snapshotdate: '2026-11-20' }, 'snapshotdate'],
    ['an extra field in the schedule’s event', { ...scheduled, force: true }, 'force'],
    [
      'a day that does not exist',
      { snapshotDate: '2026-02-30' },
      "'2026-02-30' is not a calendar day",
    ],
    ['a day as a number', { snapshotDate: 20261120 }, 'snapshotDate'],
    [
      'a day in the future',
      { snapshotDate: '2026-11-21' },
      '2026-11-21 is in the future; today is 2026-11-20 in UTC',
    ],
    ['a time in the future', { time: '2027-01-01T00:00:00Z' }, '2027-01-01 is in the future'],
    ['an invalid time', { time: 'this morning' }, 'time'],
    ['force as text', { force: 'false' }, 'force'],
    ['no event', null, 'the event'],
    ['a list', [], 'the event'],
    ['text', '2026-11-20', 'the event'],
  ])('with %s', (_, event, message) => {
    const read = () => readDirectoryEvent(event, now);
    expect(read).toThrow(InputError);
    expect(read).toThrow(message);
    expect(read).toThrow(/Accepted: EventBridge|YYYY-MM-DD|in the future; today is/);
  });
});

describe('the environment', () => {
  test('means Organizations and a limit of a fifth when it is empty', () => {
    const settings = { source: { kind: 'organizations' }, maxShrink: 0.2 };
    expect(readDirectorySettings({})).toEqual(settings);
    expect(
      readDirectorySettings({
        DIGEST_DIRECTORY_SOURCE: '',
        DIGEST_DIRECTORY_MAX_SHRINK_PERCENT: '',
      }),
    ).toEqual(settings);
  });

  test('may name a CSV and another limit', () => {
    expect(
      readDirectorySettings({
        DIGEST_DIRECTORY_SOURCE: 'csv',
        DIGEST_ACCOUNTS_CSV_KEY: 'config/accounts.csv',
        DIGEST_DIRECTORY_MAX_SHRINK_PERCENT: '5',
      }),
    ).toEqual({ source: { kind: 'csv', key: 'config/accounts.csv' }, maxShrink: 0.05 });
  });

  test.each([
    [{ DIGEST_DIRECTORY_SOURCE: 'ldap' }, 'DIGEST_DIRECTORY_SOURCE'],
    [{ DIGEST_DIRECTORY_SOURCE: 'csv' }, 'DIGEST_ACCOUNTS_CSV_KEY'],
    [{ DIGEST_DIRECTORY_MAX_SHRINK_PERCENT: '120' }, 'DIGEST_DIRECTORY_MAX_SHRINK_PERCENT'],
    [{ DIGEST_DIRECTORY_MAX_SHRINK_PERCENT: 'few' }, 'DIGEST_DIRECTORY_MAX_SHRINK_PERCENT'],
  ])('is refused naming the variable: %j', (environment, message) => {
    expect(() => readDirectorySettings(environment)).toThrow(message);
  });
});
