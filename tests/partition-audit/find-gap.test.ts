/** Every state a day can be in, judged by the worst that is wrong with it. */
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
  seen: { rowCount: 10, rowsOfOtherDays: 0, totalCost: 5 },
  isHeld: false,
};
const absent = { state: 'absent' } as const;
const damaged = { state: 'damaged', reason: 'no Parquet' } as const;
const unseen = { rowCount: 0, rowsOfOtherDays: 0, totalCost: 0 };
const unregistered = { isRegistered: false, isAtOwnLocation: false, seen: unseen };

describe('a day', () => {
  it.each<[string, Partial<DayState>]>([
    ['archived as the bill has it', {}],
    ['that neither bill nor archive has', { billed: undefined, stored: absent, ...unregistered }],
    ['archived, which the bill no longer has', { billed: undefined }],
    [
      'archived empty, and empty in the bill',
      {
        stored: { ...stored, rowCount: 0, totalCost: 0 },
        billed: { contentHash: 'a', rowCount: 0, totalCost: 0, currency: 'USD' },
        seen: unseen,
      },
    ],
    [
      'whose total differs in the last digit of a double',
      { seen: { rowCount: 10, rowsOfOtherDays: 0, totalCost: 5 + 1e-12 } },
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
    ['registered alone', { stored: absent, seen: unseen }, 'without-object', /without an object/],
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
    ['seen empty', { seen: unseen }, 'wrong-location', /see 0 rows, .* the object holds 10/],
    [
      'seen as another day',
      { seen: { ...well.seen, rowsOfOtherDays: 10 } } as never,
      'wrong-location',
      /10 of another/,
    ],
    ['that cannot be read', { seen: undefined }, 'wrong-location', /get an error/],
    [
      'with other costs than seen',
      { seen: { ...unseen, rowCount: 10 } },
      'wrong-location',
      /see 10/,
    ],
    [
      'without rows',
      { stored: { ...stored, contentHash: 'b', rowCount: 0, totalCost: 0 }, seen: unseen },
      'empty',
      /the archive no row/,
    ],
    [
      'of another content',
      { stored: { ...stored, contentHash: 'b' } },
      'differing',
      /^the bill has 5.00 USD in 10 rows, the archive 5.00 USD in 10 rows$/,
    ],
  ])('%s is a gap that a backfill mends', (_, change, kind, says) => {
    expect(findGap({ ...well, ...change })).toEqual({
      kind,
      fix: 'backfill',
      says: expect.stringMatching(says),
    });
  });

  it.each([
    ['a copy of its own', { rowCount: 20, rowsOfOtherDays: 0, totalCost: 10 }],
    ["another day's", { rowCount: 17, rowsOfOtherDays: 7, totalCost: 9 }],
  ])('whose folder holds %s object as well is for a person', (_, seen) => {
    const finding = findGap({ ...well, seen });
    expect(finding).toMatchObject({ kind: 'duplicated', fix: 'remove-stray-objects' });
  });
});
