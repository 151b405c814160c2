/** Every state of a day gives its worst problem. */
import { describe, expect, it } from 'vitest';
import { type DayState, findGap } from '../../functions/partition-audit/find-gap.ts';

const stored: Extract<DayState['stored'], { state: 'intact' }> = {
  state: 'intact',
  contentHash: 'a',
  rowCount: 10,
  totalCost: 5,
  repeatedRows: 0,
};
const well: DayState = {
  billed: { contentHash: 'a', rowCount: 10, totalCost: 5, currency: 'USD' },
  stored,
  isRegistered: true,
  isAtOwnLocation: true,
  visible: { rowCount: 10, rowsOfOtherDays: 0, totalCost: 5 },
  isHeld: false,
};
const absent = { state: 'absent' } as const;
const damaged = { state: 'damaged', reason: 'no Parquet' } as const;
const unseenDay = { rowCount: 0, rowsOfOtherDays: 0, totalCost: 0 };
const unregistered = { isRegistered: false, isAtOwnLocation: false, visible: unseenDay };

describe('a day', () => {
  it.each<[string, Partial<DayState>]>([
    ['archived as the bill has it', {}],
    ['that neither bill nor archive has', { billed: undefined, stored: absent, ...unregistered }],
    ['archived, but no longer in the bill', { billed: undefined }],
    [
      'archived empty, and empty in the bill',
      {
        stored: { ...stored, rowCount: 0, totalCost: 0 },
        billed: { contentHash: 'a', rowCount: 0, totalCost: 0, currency: 'USD' },
        visible: unseenDay,
      },
    ],
    [
      'whose total differs in the last digit of a double',
      { visible: { rowCount: 10, rowsOfOtherDays: 0, totalCost: 5 + 1e-12 } },
    ],
  ])('%s is no gap', (_, change) => {
    expect(findGap({ ...well, ...change })).toBeUndefined();
  });

  it.each<[string, Partial<DayState>, string, RegExp]>([
    [
      'not archived',
      { stored: absent, ...unregistered },
      'missing',
      /bill has 5.00 USD in 10 rows/,
    ],
    ['registered alone', { stored: absent, visible: unseenDay }, 'without-object', /has no object/],
    ['damaged', { stored: damaged }, 'corrupt', /no Parquet/],
    ['damaged and unregistered', { stored: damaged, ...unregistered }, 'corrupt', /no Parquet/],
    ['with rows twice', { stored: { ...stored, repeatedRows: 2 } }, 'duplicated', /2 of its rows/],
    ['not registered', unregistered, 'unregistered', /do not see it/],
    [
      'registered elsewhere',
      { isAtOwnLocation: false },
      'wrong-location',
      /see 10 rows, 0 of another/,
    ],
    ['seen empty', { visible: unseenDay }, 'wrong-location', /see 0 rows, .* the object has 10/],
    [
      'seen as another day',
      { visible: { ...well.visible, rowsOfOtherDays: 10 } } as never,
      'wrong-location',
      /10 of another/,
    ],
    ['that cannot be read', { visible: undefined }, 'wrong-location', /queries of the day fail/],
    [
      'with other costs than seen',
      { visible: { ...unseenDay, rowCount: 10 } },
      'wrong-location',
      /see 10/,
    ],
    [
      'without rows',
      { stored: { ...stored, contentHash: 'b', rowCount: 0, totalCost: 0 }, visible: unseenDay },
      'empty',
      /the archive no row/,
    ],
    [
      'of another content',
      { stored: { ...stored, contentHash: 'b' } },
      'differing',
      /^the bill has 5.00 USD in 10 rows, the archive 5.00 USD in 10 rows$/,
    ],
  ])('%s is a gap that a backfill fixes', (_, change, kind, says) => {
    expect(findGap({ ...well, ...change })).toEqual({
      kind,
      fix: 'backfill',
      says: expect.stringMatching(says),
    });
  });

  it.each([
    ['a copy of its object', { rowCount: 20, rowsOfOtherDays: 0, totalCost: 10 }],
    ["another day's", { rowCount: 17, rowsOfOtherDays: 7, totalCost: 9 }],
  ])('whose folder also contains %s needs an operator', (_, visible) => {
    const finding = findGap({ ...well, visible });
    expect(finding).toMatchObject({ kind: 'duplicated', fix: 'remove-extra-objects' });
  });
});
