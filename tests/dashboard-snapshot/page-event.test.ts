/** The events of the executives' page, and the variables that each route needs. */
import { describe, expect, it } from 'vitest';
import { readPageSettings } from '../../functions/dashboard-snapshot/page-environment.ts';
import { readPageEvent } from '../../functions/dashboard-snapshot/page-event.ts';

const now = Date.parse('2026-11-21T08:00:00Z');

describe('an event', () => {
  it('of the schedule means the day before', () => {
    const none = { resend: false, ingestionId: undefined };
    expect(readPageEvent({ time: '2026-11-21T08:00:00Z' }, now)).toEqual({
      day: '2026-11-20',
      ...none,
    });
  });

  it('of an operator may name day, resend and ingestion', () => {
    const given = { reportDay: '2026-11-19', resend: true, ingestionId: 'by-hand_1' };
    const { reportDay: day, ...rest } = given;
    expect(readPageEvent(given, now)).toEqual({ day, ...rest });
  });

  it.each([
    [{ reportDay: '2026-11-22' }, /is in the future/],
    [{ ingestionId: '../x' }, /ingestionId: the id of an ingestion/],
    [{ reSend: true }, /reSend|Unrecognized/],
  ])('%o is refused', (event, message) => {
    expect(() => readPageEvent(event, now)).toThrow(message);
  });
});

describe('the environment', () => {
  const all = {
    DIGEST_SNAPSHOT_DASHBOARD_ID: 'costs',
    DIGEST_SNAPSHOT_SHEET_ID: 'executive',
    DIGEST_SNAPSHOT_SCHEDULE_ID: 'daily',
    DIGEST_SNAPSHOT_USER_ARN: 'arn:aws:quicksight:eu-west-1:111122223333:user/default/chief',
    DIGEST_SNAPSHOT_ROLE_ARN: 'arn:aws:iam::111122223333:role/snapshot-user',
    DIGEST_SNAPSHOT_MAIL_TO: 'chief@example.com, second@example.com',
    DIGEST_MAIL_FROM: 'finops@example.com',
  };
  const sheet = ['DIGEST_SNAPSHOT_DASHBOARD_ID', 'DIGEST_SNAPSHOT_SHEET_ID'];
  const needs = {
    'console-schedule': ['DIGEST_SNAPSHOT_DASHBOARD_ID', 'DIGEST_SNAPSHOT_SCHEDULE_ID'],
    'registered-user': [
      ...sheet,
      'DIGEST_SNAPSHOT_USER_ARN',
      'DIGEST_SNAPSHOT_ROLE_ARN',
      'DIGEST_SNAPSHOT_MAIL_TO',
    ],
    anonymous: [...sheet, 'DIGEST_SNAPSHOT_MAIL_TO'],
    rendered: ['DIGEST_SNAPSHOT_MAIL_TO'],
  };

  it.each(Object.entries(needs))(
    'of %s needs %j and no other variable of this system',
    (route, names) => {
      const given = { DIGEST_SNAPSHOT_ROUTE: route, DIGEST_MAIL_FROM: all.DIGEST_MAIL_FROM };
      const own = Object.fromEntries(names.map((name) => [name, all[name as keyof typeof all]]));
      const { route: read, settings } = readPageSettings({ ...given, ...own });
      expect(read.kind).toBe(route);
      expect(settings.mail.to).toHaveLength(names.includes('DIGEST_SNAPSHOT_MAIL_TO') ? 2 : 0);
      for (const name of names) {
        const without = { ...given, ...own, [name]: '' };
        expect(() => readPageSettings(without)).toThrow(`${name}: needed when`);
      }
    },
  );

  it('names what is wrong', () => {
    expect(() => readPageSettings({ ...all, DIGEST_SNAPSHOT_ROUTE: 'fax' })).toThrow(
      /DIGEST_SNAPSHOT_ROUTE/,
    );
  });
});
