/** Which accounts and Regions refuse what they answered before: no organization without links is among them. */
import { describe, expect, test } from 'vitest';
import type { MetricRow } from '../../../src/metrics/rows/metric-row.ts';
import { refusedPlaces } from '../../../src/metrics/rows/refused-places.ts';

const figures = {
  ...{ average: null, minimum: null, maximum: null, sum: null, p95: null, samples: null },
};

const row = (
  account: string,
  region: string,
  state: MetricRow['state'],
  metric = 'x',
): MetricRow => ({
  ...figures,
  ...{ account, region, state, metric },
  ...{ resourceId: 'i-1', kind: 'ec2-instance', dimension: '', unit: 'Percent' },
});

describe('the refused places', () => {
  test.each<[string, MetricRow[], MetricRow[], unknown[]]>([
    [
      'that answered before',
      [row('1', 'a', 'complete')],
      [row('1', 'a', 'inaccessible')],
      [['1', 'a', 1]],
    ],
    [
      'that had no point before',
      [row('1', 'a', 'none')],
      [row('1', 'a', 'inaccessible')],
      [['1', 'a', 1]],
    ],
    [
      'of which all metrics are refused',
      [row('1', 'a', 'complete')],
      [row('1', 'a', 'inaccessible'), row('1', 'a', 'inaccessible', 'y')],
      [['1', 'a', 2]],
    ],
    [
      'in one Region only',
      [row('1', 'a', 'complete'), row('1', 'b', 'complete'), row('2', 'a', 'complete')],
      [row('1', 'a', 'complete'), row('1', 'b', 'inaccessible'), row('2', 'a', 'inaccessible')],
      [
        ['1', 'b', 1],
        ['2', 'a', 1],
      ],
    ],
  ])('are those %s', (_, before, now, expected) => {
    const found = refusedPlaces(before, now);
    expect(found.map(({ account, region, metrics }) => [account, region, metrics])).toEqual(
      expected,
    );
  });

  test.each<[string, MetricRow[], MetricRow[]]>([
    ['that were never linked', [row('1', 'a', 'inaccessible')], [row('1', 'a', 'inaccessible')]],
    ['that are new', [], [row('1', 'a', 'inaccessible')]],
    ['that were partial before', [row('1', 'a', 'partial')], [row('1', 'a', 'inaccessible')]],
    [
      'of which one metric of several is refused',
      [row('1', 'a', 'complete')],
      [row('1', 'a', 'inaccessible'), row('1', 'a', 'complete', 'y')],
    ],
    ['that are late', [row('1', 'a', 'complete')], [row('1', 'a', 'partial')]],
    ['that answer', [row('1', 'a', 'complete')], [row('1', 'a', 'complete')]],
    ['of which nothing is asked any more', [row('1', 'a', 'complete')], []],
  ])('are not those %s', (_, before, now) => {
    expect(refusedPlaces(before, now)).toEqual([]);
  });
});
