/** Every state of a day's resource costs and metrics gives its first problem. */
import { describe, expect, it } from 'vitest';
import {
  findResourceGap,
  type ResourcesState,
} from '../../functions/partition-audit/find-resource-gap.ts';

const well: ResourcesState = {
  costs: { state: 'intact', totalCost: 10, isMeasurable: true },
  metrics: { state: 'intact', rowCount: 4, partial: 0 },
  bill: 10,
  isHealing: false,
};
const absent = { state: 'absent' } as const;
const damaged = { state: 'damaged', reason: '2 of its rows are duplicates' } as const;
const nothingMeasurable = { state: 'intact', totalCost: 10, isMeasurable: false } as const;

describe('the resources of a day', () => {
  it.each<[string, Partial<ResourcesState>]>([
    ['archived as the bill', {}],
    ['within half a cent of the bill', { bill: 10.0049 }],
    ['of which nothing can be measured', { costs: nothingMeasurable, metrics: absent }],
    ['whose unblended bill is not archived', { bill: undefined }],
    [
      'with partial metrics that a run still asks for',
      { metrics: { state: 'intact', rowCount: 4, partial: 1 }, isHealing: true },
    ],
  ])('%s are no gap', (_, change) => {
    expect(findResourceGap({ ...well, ...change })).toBeUndefined();
  });

  it.each<[string, Partial<ResourcesState>, string, RegExp]>([
    [
      'without costs',
      { costs: absent },
      'resource-costs-missing',
      /costs of its resources are not/,
    ],
    ['without both', { costs: absent, metrics: absent }, 'resource-costs-missing', /./],
    ['with damaged costs', { costs: damaged }, 'resource-costs-corrupt', /duplicates/],
    ['with damaged metrics', { metrics: damaged }, 'resource-metrics-corrupt', /duplicates/],
    ['without metrics', { metrics: absent }, 'resource-metrics-missing', /metrics/],
    ['a cent off', { bill: 10.01 }, 'resource-costs-differing', /sum to 10\.00, .* bill is 10\.01/],
    [
      'whose costs differ where nothing can be measured',
      { costs: nothingMeasurable, metrics: absent, bill: 11 },
      'resource-costs-differing',
      /11\.00/,
    ],
    [
      'with partial metrics that no run asks for',
      { metrics: { state: 'intact', rowCount: 4, partial: 1 } },
      'resource-metrics-partial',
      /1 of the 4 metrics/,
    ],
  ])('%s are a gap that the resource metrics fix', (_, change, kind, says) => {
    const found = findResourceGap({ ...well, ...change });
    expect(found).toMatchObject({ kind, fix: 'resource-metrics' });
    expect(found?.says).toMatch(says);
  });
});
