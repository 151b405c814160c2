/** Which days an event names. */
import { describe, expect, test } from 'vitest';
import {
  nextMetricsEvent,
  readMetricsEvent,
} from '../../functions/resource-metrics/resource-metrics-event.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';

const now = Date.UTC(2026, 10, 21, 9);
const scheduled = {
  version: '0',
  id: 'x',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '111122223333',
  region: 'eu-central-1',
  resources: [],
  detail: {},
  time: '2026-11-21T09:00:00Z',
};

test('the schedule means yesterday and the days that may lack something', () => {
  expect(readMetricsEvent(scheduled, now, 7)).toEqual({
    from: '2026-11-13',
    to: '2026-11-20',
    dryRun: false,
    again: false,
    hop: 0,
    costsFrom: '2026-11-01',
  });
});

test('an operator names the days', () => {
  const event = { from: '2026-10-01', to: '2026-10-31', dryRun: true, again: true };
  expect(readMetricsEvent(event, now, 7)).toEqual({
    ...event,
    hop: 0,
    costsFrom: '2026-10-01',
  });
});

test.each([
  [
    { from: '2026-11-20', to: '2026-11-01' },
    'from 2026-11-20 is after to 2026-11-01; swap the two.',
  ],
  [{ to: '2026-11-21' }, 'to 2026-11-21 is not over in UTC: the last day is 2026-11-20.'],
  [
    { from: '2025-08-23', to: '2025-09-01' },
    'from 2025-08-23: CloudWatch keeps hourly points for 455 days, so the first day is 2025-08-24.',
  ],
  [{ form: '2026-11-01' }, /The event cannot be read/],
])('%j is refused with the reason', (event, reason) => {
  expect(() => readMetricsEvent(event, now, 7)).toThrow(reason);
});

test('the oldest day that CloudWatch keeps is accepted', () => {
  const event = { from: '2025-08-24', to: '2025-08-24' };
  expect(readMetricsEvent(event, now, 7).from).toBe('2025-08-24');
});

describe('the event that continues', () => {
  const given = readMetricsEvent({ from: '2026-01-01', to: '2026-10-31', again: true }, now, 7);
  const rest = (from: string, to: string) => ({
    from: parseBillingDay(from),
    to: parseBillingDay(to),
  });

  test('has the older days and the next number, and the function parses it like any other', () => {
    const next = nextMetricsEvent(given, rest('2026-01-01', '2026-07-31'));
    expect(next).toEqual({ from: '2026-01-01', to: '2026-07-31', again: true, hop: 1 });
    expect(readMetricsEvent(JSON.parse(JSON.stringify(next)), now, 7)).toMatchObject(next);
  });

  test.each([
    ['the same range', rest('2026-01-01', '2026-10-31')],
    ['a later end', rest('2026-01-01', '2026-11-01')],
    ['another start', rest('2026-01-02', '2026-07-31')],
    ['an empty range', rest('2026-01-01', '2025-12-31')],
  ])('is rejected with %s', (_, left) => {
    expect(() => nextMetricsEvent(given, left)).toThrow(/may never end\. Invoke it for/);
  });

  test('is rejected after the last continuation', () => {
    const late = { ...given, hop: 60 };
    expect(() => nextMetricsEvent(late, rest('2026-01-01', '2026-07-31'))).toThrow(
      /continuation 61/,
    );
    expect(() => readMetricsEvent({ hop: 61 }, now, 7)).toThrow(/hop/);
  });
});
