/** Which days an event names. */
import { expect, test } from 'vitest';
import { readMetricsEvent } from '../../functions/resource-metrics/resource-metrics-event.ts';

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
  });
});

test('an operator names the days', () => {
  const event = { from: '2026-10-01', to: '2026-10-31', dryRun: true, again: true };
  expect(readMetricsEvent(event, now, 7)).toEqual(event);
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
