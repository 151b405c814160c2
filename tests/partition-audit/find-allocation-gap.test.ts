/** Every state of a day's allocation gives its worst problem. */
import { describe, expect, it } from 'vitest';
import {
  type AllocationState,
  findAllocationGap,
} from '../../functions/partition-audit/find-allocation-gap.ts';

const well: AllocationState = {
  stored: { state: 'intact', rowCount: 10, totalCost: 5 },
  isRegistered: true,
  isAtOwnLocation: true,
  visible: { rowCount: 10, rowsOfOtherDays: 0, totalCost: 5 },
  difference: undefined,
  isBilled: true,
  isHeld: false,
};
const absent = { state: 'absent' } as const;

describe('the allocation of a day', () => {
  it.each<[string, Partial<AllocationState>]>([
    ['archived as the breakdown', {}],
    ['that nothing could fill', { stored: absent, isRegistered: false, isBilled: false }],
  ])('%s is no gap', (_, change) => {
    expect(findAllocationGap({ ...well, ...change })).toBeUndefined();
  });

  it.each<[string, Partial<AllocationState>, string, string]>([
    ['not archived', { stored: absent, isRegistered: false }, 'allocation-missing', 'backfill'],
    [
      'of a partition without object',
      { stored: absent, isBilled: false },
      'allocation-missing',
      'backfill',
    ],
    [
      'not archived, of a held day',
      { stored: absent, isHeld: true },
      'allocation-missing',
      'accept-shrink',
    ],
    [
      'damaged',
      { stored: { state: 'damaged', reason: 'no Parquet' } },
      'allocation-corrupt',
      'backfill',
    ],
    ['not registered', { isRegistered: false }, 'allocation-unregistered', 'backfill'],
    ['that queries cannot read', { visible: undefined }, 'allocation-wrong-location', 'backfill'],
    [
      'elsewhere, with the same rows',
      { isAtOwnLocation: false },
      'allocation-wrong-location',
      'backfill',
    ],
    [
      'with another object beside it',
      { visible: { rowCount: 20, rowsOfOtherDays: 0, totalCost: 10 } },
      'allocation-duplicated',
      'remove-extra-allocations',
    ],
    ['with other costs', { difference: 'S3 costs 1 and 2' }, 'allocation-differing', 'backfill'],
    [
      'with other costs, of a held day',
      { difference: 'x', isHeld: true },
      'allocation-differing',
      'accept-shrink',
    ],
  ])('%s is a gap', (_, change, kind, fix) => {
    expect(findAllocationGap({ ...well, ...change })).toMatchObject({ kind, fix });
  });
});
