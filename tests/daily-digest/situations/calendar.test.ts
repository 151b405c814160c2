/** Mails on special days of the calendar, and of bills that are late or begin within a month. */
import { describe, expect, it } from 'vitest';
import { calendarSituations as situations } from './calendar-situations.ts';
import { runSituation } from './run-situation.ts';

it('on the last day the month end is the month to date, and every light is a result', async () => {
  const { figures, subject, text } = await runSituation(situations['last-day-of-the-month']);
  expect(figures.total.projected).toBe(figures.total.monthToDate);
  expect(subject).toContain('1 OU and the total over budget');
  expect(text).toContain('Shop, and so has the total. Media ended close to its budget.');
  expect(text).toContain('Changes are vs the usual Saturday. Shop');
});

it('three days of peak do not go on once they have ended', async () => {
  const { figures, subject } = await runSituation(situations['three-days-of-peak-have-ended']);
  expect(figures.total.projected).toBeCloseTo(7620, -2);
  expect(subject).toContain('none over budget');
});

describe('February of a leap year', () => {
  it('has one day to come on the 28th', async () => {
    const { figures, text } = await runSituation(situations['day-before-leap-day']);
    expect(figures.total.projected).toBeCloseTo(4350, 0);
    expect(text).toContain('day 28 of 29');
    expect(text).toContain('Shop. Media is close to its budget.');
  });

  it('is over on the 29th', async () => {
    const { figures, text } = await runSituation(situations['leap-day']);
    expect(figures.total.projected).toBe(4350);
    expect(text).toContain('Shop. Media ended close to its budget.');
  });
});

it('a bill that is two days late says which day it is about, with all days to come', async () => {
  const { figures, ouOf, subject, text } = await runSituation(
    situations['late-by-two-days-near-budget'],
  );
  expect(figures).toMatchObject({ reportDay: '2026-11-26', data: { state: 'missing' } });
  expect(ouOf('Root/Shop')).toMatchObject({ monthToDate: 2600, light: 'red' });
  expect(ouOf('Root/Shop').projected).toBeCloseTo(3000, 0);
  expect(subject).toContain('1 OU heading over budget (Sat 28 Nov not in yet)');
  expect(text).toContain(
    'No AWS costs for Saturday 28 November yet; this is Thursday 26 November.',
  );
});

it('a first day with Tax only is not a day: the month before is reported, as ended', async () => {
  const { figures, subject, text } = await runSituation(situations['only-tax-on-the-first']);
  expect(figures.reportDay).toBe('2026-10-31');
  expect(subject).toContain('(Sun 1 Nov not complete yet)');
  expect(text).toContain('Shop ended close to its budget.');
});

it('an export that begins within the month has no light within its budget', async () => {
  const { figures, ouOf, subject, text } = await runSituation(
    situations['export-begins-within-the-month'],
  );
  expect(figures.missingDays).toHaveLength(11);
  expect(ouOf('Root/Shop')).toMatchObject({ monthToDate: 2000, budget: 2900, light: 'grey' });
  expect(ouOf('Root/Media')).toMatchObject({ light: 'red' });
  expect(figures.total.light).toBe('grey');
  expect(subject).toContain('1 OU over budget');
  expect(text).toContain(
    'Whether Shop stays within its budget is not known, because days of the month are missing.',
  );
  expect(text).toContain('Month to date and month end are without eleven days (1 to 11 October)');
});

it('a new OU that has exceeded its budget is over, although its month end is unknown', async () => {
  const { ouOf, subject, text } = await runSituation(situations['new-ou-over-on-its-second-day']);
  expect(ouOf('Root/Media')).toMatchObject({ projected: null, monthToDate: 800, light: 'red' });
  expect(subject).toContain('1 OU over budget');
  expect(text).toContain('One of two OUs has exceeded its budget: Media.');
});

it('the first day of a month projects all of it from the month before', async () => {
  const { figures, subject } = await runSituation(situations['first-day-with-last-month']);
  expect(figures.total.projected).toBeCloseTo(4920, -1);
  expect(subject).toContain('1 OU heading over budget');
});
