/** The event of a backfill, and the event that continues it: no chain of invocations is endless. */
import { describe, expect, it } from 'vitest';
import { nextBackfillEvent, readBackfillEvent } from '../../functions/backfill/backfill-event.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { InputError } from '../../src/domain/input/input-error.ts';

const now = Date.parse('2026-11-21T07:00:00Z');
const read = (event: unknown) => readBackfillEvent(event, now);
const rest = (from: string, to: string) => ({
  from: parseBillingDay(from),
  to: parseBillingDay(to),
});

describe('the event of a backfill', () => {
  it('names a range, both days included', () => {
    expect(read({ from: '2026-10-01', to: '2026-10-01' })).toEqual({
      from: '2026-10-01',
      to: '2026-10-01',
      dryRun: false,
      hop: 0,
      acceptShrink: false,
      acceptPayer: null,
    });
  });

  it.each([
    ['a reversed range', { from: '2026-10-02', to: '2026-10-01' }, /from 2026-10-02 is after to/],
    ['a future day', { from: '2026-10-02', to: '2026-12-01' }, /to 2026-12-01 is in the future/],
    ['an impossible day', { from: '2026-02-30', to: '2026-03-01' }, /from: '2026-02-30' is not a/],
    ['half a range', { from: '2026-10-02' }, /to: .*Accepted/],
    ['an unknown field', { from: '2026-10-01', to: '2026-10-02', mail: true }, /mail.*Accepted/],
    [
      'an invalid payer',
      { from: '2026-10-01', to: '2026-10-02', acceptPayer: '42' },
      /acceptPayer '42'.*twelve/,
    ],
    ['too many continuations', { from: '2026-10-01', to: '2026-10-02', hop: 61 }, /hop.*Accepted/],
  ])('is rejected with %s', (_, event, says) => {
    expect(() => read(event)).toThrow(InputError);
    expect(() => read(event)).toThrow(says);
  });
});

describe('the event that continues', () => {
  const given = read({ from: '2026-01-01', to: '2026-10-31' });

  it('has fewer days and the next number, and the function parses it like any other', () => {
    const next = nextBackfillEvent(given, rest('2026-04-01', '2026-10-31'));
    expect(next).toEqual({ from: '2026-04-01', to: '2026-10-31', dryRun: false, hop: 1 });
    expect(read(JSON.parse(JSON.stringify(next)))).toMatchObject(next);
  });

  it.each(['111122223333', '111122223333@2026-02-01'])(
    'has the same acceptances, so that no continuation keeps days: %s',
    (acceptPayer) => {
      const { from, to } = given;
      const accepting = read({ from, to, acceptShrink: true, acceptPayer });
      const next = nextBackfillEvent(accepting, rest('2026-04-01', '2026-10-31'));
      expect(next).toMatchObject({ acceptShrink: true, acceptPayer });
      expect(read(JSON.parse(JSON.stringify(next)))).toEqual({
        ...accepting,
        from: '2026-04-01',
        hop: 1,
      });
    },
  );

  it.each([
    ['the same range', rest('2026-01-01', '2026-10-31')],
    ['an earlier start', rest('2025-12-01', '2026-10-31')],
    ['another end', rest('2026-04-01', '2026-11-01')],
    ['an empty range', rest('2026-11-01', '2026-10-31')],
  ])('is rejected with %s', (_, left) => {
    expect(() => nextBackfillEvent(given, left)).toThrow(/may never end\. Invoke it for/);
  });

  it('is rejected after the last continuation', () => {
    const late = { ...given, hop: 60 };
    expect(() => nextBackfillEvent(late, rest('2026-04-01', '2026-10-31'))).toThrow(
      /continuation 61/,
    );
  });
});
