/** Schedules that EventBridge accepts are accepted; others are rejected with the reason. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readSettings } from '../../../stacks/settings/settings.ts';
import { givenSettings } from '../given-settings.ts';

// The tests fix the time, because years in schedules pass.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 27, 13) }));
afterAll(() => void vi.useRealTimers());

const problemsOf = (schedules: Readonly<Record<string, unknown>>): string => {
  try {
    readSettings({ ...givenSettings, schedules });
  } catch (error) {
    return (error as Error).message;
  }
  return 'valid';
};

describe('the schedule of the executives’ page', () => {
  const executives = { route: 'rendered', to: ['chief@example.com'] };
  const problems = (schedules: object, more: object = { executives }) => {
    try {
      readSettings({ ...givenSettings, ...more, schedules });
    } catch (error) {
      return (error as Error).message;
    }
    return 'valid';
  };
  const weekdays = { digest: 'cron(0 7 ? * MON-FRI *)' };

  test('may not contain days without a digest, on which the page would wait in vain', () => {
    expect(problems(weekdays)).toContain(
      'context.digest.schedules.snapshot: given "cron(0 8 * * ? *)"; accepted: days on which the ' +
        'digest runs (cron(0 7 ? * MON-FRI *))',
    );
    expect(problems({ ...weekdays, snapshot: 'cron(0 8 ? * MON *)' })).toBe('valid');
  });

  test('is not checked if nobody gets the page', () => {
    expect(problems(weekdays, {})).toBe('valid');
  });
});

describe('a schedule', () => {
  test.each([
    'cron(0 7 * * ? *)',
    'cron(15 10 ? * 6L 2026-2030)',
    'cron(0 18 ? * MON-FRI *)',
    'cron(0/15 8-17 ? JAN-MAR,DEC 2-6 *)',
    'cron(*/5 0 1,15 */3 ? 2026/2)',
    'cron(0 9 ? * 3#2 *)',
    'cron(0 9 ? * THU#5 *)',
    'cron(0 9 ? * L *)',
    'cron(0 9 L * ? *)',
    'cron(0 9 31W * ? *)',
    'cron(0 23 29 FEB ? *)',
    'cron(0 23 29 FEB ? 2027,2028)',
    'cron(0 9 27 NOV ? 2026)',
    'cron(0 8-17/2 ? * MON#1 *)',
    'cron(0 9 ? * FRIL 1970/1)',
    `cron(${Array.from({ length: 60 }, (_, minute) => minute).join(',')} 7 * * ? *)`,
  ])('%s is accepted', (audit) => {
    expect(problemsOf({ audit })).toBe('valid');
  });

  test.each([
    ['cron(0 7 * * * *)', 'one of day of month and day of week must be ?'],
    ['cron(0 7 ? * ? *)', 'one of day of month and day of week must be ?'],
    ['cron(0 25 * * ? *)', "hours is 0 to 23, not '25'"],
    ['cron(60 7 * * ? *)', "minutes is 0 to 59, not '60'"],
    ['cron(0 7 0 * ? *)', "day of month is 1 to 31, not '0'"],
    ['cron(0 7 ? * 8 *)', "day of week is 1 to 7 or SUN to SAT, not '8'"],
    ['cron(0 7 ? * MONDAY *)', "day of week is 1 to 7 or SUN to SAT, not 'MONDAY'"],
    ['cron(0 7 ? 13 MON *)', "month is 1 to 12 or JAN to DEC, not '13'"],
    ['cron(0 7 * * ? 1969)', "year is 1970 to 2199, not '1969'"],
    ['cron(0 7 ? * FRI-MON *)', 'day of week FRI-MON runs backwards: write it as a list'],
    ['cron(0 22-2 * * ? *)', 'hours 22-2 runs backwards'],
    ['cron(0/0 7 * * ? *)', "minutes is 0 to 59, not '0/0'"],
    ['cron(0/ 7 * * ? *)', "minutes is 0 to 59, not '0/'"],
    ['cron(0 7 ? * 2/2 *)', 'day of week does not accept a step'],
    ['cron(0 7 ? * 2#6 *)', '# takes one day and its number, 1 to 5'],
    ['cron(0 7 ? * 2#1,3#1 *)', '# takes one day and its number'],
    ['cron(0 7 L-3 * ? *)', "day of month is 1 to 31, not 'L'"],
    ['cron(0 7 1,L * ? *)', "day of month is 1 to 31, not 'L'"],
    ['cron(0 7 W * ? *)', "day of month is 1 to 31, not 'W'"],
    ['cron(0 ? * * ? *)', "hours is 0 to 23, not '?'"],
    ['cron(0 7 * * ?)', 'six fields with one space between them'],
    ['cron(0  7 * * ? *)', 'six fields with one space between them'],
    ['cron(0 7, * * ? *)', "hours is 0 to 23, not ''"],
    ['cron(0 7 30 FEB ? *)', 'no year has such a day'],
    ['cron(0 7 31 FEB,APR ? *)', 'no year has such a day'],
    ['cron(0 7 ? * MON 2020)', 'it never runs again: its years are past or do not have such a day'],
    ['cron(0 7 26 NOV ? 1970-2026)', 'it never runs again'],
    ['cron(0 7 29 FEB ? 2027,2029)', 'it never runs again'],
    ['cron(0 7 ? * mon *)', "not 'mon': write names in upper case"],
    ['cron(0 7 ? * Mon-Fri *)', "not 'Mon': write names in upper case"],
    ['cron(0 7 1 jan ? *)', "not 'jan': write names in upper case"],
    ['cron(0 7 LW * ? *)', "day of month is 1 to 31, not 'LW'"],
    ['cron(0 7 1W,15W * ? *)', "day of month is 1 to 31, not '1W'"],
    ['cron(0 7 ? * L,2 *)', "day of week is 1 to 7 or SUN to SAT, not 'L'"],
    ['cron(*/60 * * * ? *)', "minutes is 0 to 59, not '*/60'"],
    ['cron(*,5 7 * * ? *)', "minutes is 0 to 59, not '*'"],
    ['cron(0 7 * * ? 2200)', "year is 1970 to 2199, not '2200'"],
    ['cron(0 -1 * * ? *)', "hours is 0 to 23, not ''"],
    ['cron(0\t7 * * ? *)', 'six fields with one space between them'],
    [' cron(0 7 * * ? *)', 'the form is cron('],
    ['cron(0 7 * * ? *)\n', 'the form is cron('],
    ['Cron(0 7 * * ? *)', 'the form is cron('],
    ['at(2026-11-28T07:00:00)', 'the form is cron('],
    [
      `cron(${Array.from({ length: 60 }, (_, minute) => minute).join(',')} ${Array.from({ length: 24 }, (_, hour) => hour).join(',')} 1,2,3,4,5,6 JAN,FEB,MAR ? *)`,
      'at most 256 characters: write a range or a step',
    ],
    ['rate(1 day)', 'the form is cron('],
    ['0 7 * * *', 'the form is cron('],
  ])('%s is rejected: %s', (audit, problem) => {
    expect(problemsOf({ audit })).toContain(
      `context.digest.schedules.audit: given ${JSON.stringify(audit)}; accepted: an EventBridge schedule in UTC ` +
        'such as cron(0 7 * * ? *); ',
    );
    expect(problemsOf({ audit })).toContain(problem);
  });

  test.each(['cron(0 7 1 * ? *)', 'cron(0 7 ? * 2#1 *)', 'cron(0 7 * * ? 2026-2199)'])(
    '%s is too rare for the digest, but not for the audit',
    (rare) => {
      expect(problemsOf({ audit: rare })).toBe('valid');
      expect(problemsOf({ digest: rare })).toContain(
        'the digest runs at least every seven days, in every year',
      );
    },
  );
});
