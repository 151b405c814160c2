/** Events that may invoke the digest, and events that are rejected before any work. */
import { describe, expect, it } from 'vitest';
import { readDigestEvent } from '../../functions/daily-digest/digest-event.ts';
import { InputError } from '../../src/domain/input/input-error.ts';

const now = Date.parse('2026-11-21T07:00:12Z');

const scheduled = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '111122223333',
  time: '2026-11-21T07:00:00Z',
  region: 'eu-central-1',
  resources: ['arn:aws:events:eu-central-1:111122223333:rule/finops-digest'],
  detail: {},
};

const nothingAsked = { resend: false, acceptShrink: false, acceptPayer: null, part: 1 };

it('an event accepts only the changes of the bill that an operator names', () => {
  const event = { acceptShrink: true, acceptPayer: '111122223333@2026-11-05' };
  expect(readDigestEvent(event, now)).toEqual({
    day: '2026-11-20',
    resend: false,
    acceptShrink: true,
    part: 1,
    acceptPayer: { payer: '111122223333', from: '2026-11-05' },
  });
});

it('an event may name an ended week, whose resources without required tags are archived', () => {
  expect(readDigestEvent({ untaggedWeek: '2026-W46' }, now).untaggedWeek).toEqual({
    kind: 'week',
    id: '2026-W46',
    from: '2026-11-09',
    to: '2026-11-15',
  });
  for (const untaggedWeek of ['2026-W47', '2026-W54', '2026-46', "2026-W46'"]) {
    expect(() => readDigestEvent({ untaggedWeek }, now)).toThrow(/is not an ended week such as/);
  }
});

describe('the report day', () => {
  it("is the day before the schedule's time, even if the function starts late", () => {
    const late = Date.parse('2026-11-22T01:00:00Z');
    expect(readDigestEvent(scheduled, late)).toEqual({ day: '2026-11-20', ...nothingAsked });
  });

  it('is a UTC day for every time offset', () => {
    expect(readDigestEvent({ time: '2026-11-21T01:00:00+02:00' }, now).day).toBe('2026-11-19');
  });

  it('is the one an operator names, and today is allowed', () => {
    expect(readDigestEvent({ reportDay: '2026-11-05', resend: true }, now)).toEqual({
      ...nothingAsked,
      resend: true,
      day: '2026-11-05',
    });
    expect(readDigestEvent({ reportDay: '2026-11-21' }, now).day).toBe('2026-11-21');
  });

  it('comes with the audience that the operator names for a resend', () => {
    expect(readDigestEvent({ resend: 'finops' }, now).resend).toBe('finops');
    expect(readDigestEvent({ resend: 'Root/Shop' }, now).resend).toBe('Root/Shop');
  });

  it('is yesterday when the event is empty', () => {
    expect(readDigestEvent({}, now).day).toBe('2026-11-20');
  });
});

describe('an event is rejected', () => {
  it.each([
    ['with an unknown field', { reportday: '2026-11-05' }, /reportday/],
    ['with an impossible date', { reportDay: '2026-02-30' }, /'2026-02-30' is not a calendar day/],
    ['with another shape of date', { reportDay: '20.11.2026' }, /YYYY-MM-DD/],
    ['with a future day', { reportDay: '2026-11-22' }, /is in the future; today is 2026-11-21/],
    ['with an invalid time', { time: 'noon' }, /time/],
    ['with a word for acceptShrink', { acceptShrink: 'yes' }, /acceptShrink/],
    ['with an invalid payer', { acceptPayer: '42' }, /acceptPayer '42'.*twelve digits/],
    ['with a payer as a number', { acceptPayer: 111122223333 }, /acceptPayer/],
    [
      'with a number for resend',
      { resend: 1 },
      /resend: true, or the name or OU path of one audience/,
    ],
    ['with an empty audience for resend', { resend: '' }, /resend: true, or the name/],
    ['scheduled, with a field EventBridge does not send', { ...scheduled, extra: 1 }, /extra/],
    ['that is text', 'run', /Accepted: EventBridge/],
    ['that is nothing', null, /Accepted: EventBridge/],
    ['that is a list', [], /Accepted: EventBridge/],
  ])('%s', (_, event, says) => {
    expect(() => readDigestEvent(event, now)).toThrow(InputError);
    expect(() => readDigestEvent(event, now)).toThrow(says);
  });
});
