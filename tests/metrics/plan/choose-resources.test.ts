/** Which resources are asked for, by cost, share and price. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CostlyResource,
  chooseResources,
} from '../../../src/metrics/plan/choose-resources.ts';
import { metricsForPrice, priceOfMetrics } from '../../../src/metrics/plan/metric-price.ts';
import { costly, instance, resource } from './some-metrics.ts';

const ids = (resources: readonly CostlyResource[]) => resources.map(({ resourceId }) => resourceId);

test('the costliest are chosen until they are the share of the cost', () => {
  const given = [costly(instance(1), 10), costly(instance(2), 60), costly(instance(3), 30)];
  const choice = chooseResources(given, { share: 0.9, maxUsd: 1 });
  expect(ids(choice.resources)).toEqual(['i-00000002', 'i-00000003']);
  expect(choice).toMatchObject({ endedBy: 'share', chosenCost: 90, measurableCost: 100 });
  // Four metrics and a percentile of each instance.
  expect(choice.charged).toBe(10);
});

test('the price ends the list before it is exceeded, and says so', () => {
  const given = [costly(instance(1), 60), costly(instance(2), 40)];
  const choice = chooseResources(given, { share: 1, maxUsd: priceOfMetrics(9) });
  expect(ids(choice.resources)).toEqual(['i-00000001']);
  expect(choice.endedBy).toBe('price');
  const exact = chooseResources(given, { share: 1, maxUsd: priceOfMetrics(10) });
  expect(exact.endedBy).toBe('no more resources');
});

test('credits are not use: a resource without a positive cost is not chosen', () => {
  const given = [costly(instance(1), -5), costly(instance(2), 0)];
  expect(chooseResources(given, { share: 1, maxUsd: 1 }).resources).toEqual([]);
});

test('resources of equal cost are chosen in the same order whatever the order of the bill', () => {
  const given = [3, 1, 2].map((number) => costly(instance(number), 10));
  const limits = { share: 0.5, maxUsd: 1 };
  expect(ids(chooseResources(given, limits).resources)).toEqual(['i-00000001', 'i-00000002']);
  expect(ids(chooseResources(given.toReversed(), limits).resources)).toEqual([
    'i-00000001',
    'i-00000002',
  ]);
});

test('for any bill: never over the price, never a cheaper one before a costlier one', () => {
  const someResource = fc.tuple(
    fc.integer({ min: 1, max: 9_999 }),
    fc.double({ min: 0, max: 1e6, noNaN: true }),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(someResource, { selector: ([id]) => id, maxLength: 50 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 300 }),
      (given, share, metrics) => {
        const bill = given.map(([id, cost]) => costly(instance(id), cost));
        const choice = chooseResources(bill, { share, maxUsd: priceOfMetrics(metrics) });
        expect(choice.charged).toBeLessThanOrEqual(metrics);
        const least = Math.min(...choice.resources.map(({ cost }) => cost));
        const left = bill.filter(({ resourceId }) => !ids(choice.resources).includes(resourceId));
        expect(left.every(({ cost }) => cost <= least || choice.resources.length === 0)).toBe(true);
      },
    ),
  );
});

test('a price buys as many metrics as AWS charges for it', () => {
  expect(metricsForPrice(0.01)).toBe(1_000);
  expect(metricsForPrice(0.1)).toBe(10_000);
  expect(metricsForPrice(0)).toBe(0);
  for (const count of [1, 7, 999, 10_001]) {
    expect(metricsForPrice(priceOfMetrics(count))).toBe(count);
  }
});

test('a bucket has four metrics, each once a day', () => {
  const choice = chooseResources([costly(resource('s3-bucket', 'logs'), 1)], {
    share: 1,
    maxUsd: 1,
  });
  expect(choice.charged).toBe(4);
});
