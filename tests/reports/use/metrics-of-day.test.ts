/** The metrics of a resource are those of its rows, wherever they are in the day and whatever the texts are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { metricColumns } from '../../../src/metrics/rows/metric-columns.ts';
import type { MetricRow } from '../../../src/metrics/rows/metric-row.ts';
import { MetricsOfDay } from '../../../src/reports/use/metrics-of-day.ts';

const day = parseBillingDay('2026-11-20');
const figure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
const name = fc.constantFrom('a', 'b', '', '__proto__');

const row: fc.Arbitrary<MetricRow> = fc.record({
  account: name,
  region: name,
  resourceId: name,
  kind: name,
  metric: name,
  dimension: fc.constant(''),
  state: fc.constantFrom('complete', 'partial', 'none', 'inaccessible'),
  unit: fc.constant('Count'),
  average: figure,
  minimum: figure,
  maximum: figure,
  sum: figure,
  p95: figure,
  samples: fc.option(fc.nat(24)),
});
const rows = fc.uniqueArray(row, {
  selector: ({ account, kind, resourceId, metric }) =>
    JSON.stringify([account, kind, resourceId, metric]),
});

test('each resource has its own rows, and no other', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const measured = new MetricsOfDay(metricColumns(day, given));
      for (const account of ['a', 'b', '', '__proto__', 'c'])
        for (const kind of ['a', 'b', '', '__proto__'])
          for (const resourceId of ['a', 'b', '', '__proto__', 'c']) {
            const own = given.filter(
              (one) =>
                one.account === account && one.kind === kind && one.resourceId === resourceId,
            );
            const found = measured.of({ account, kind, resourceId });
            expect(found?.size ?? 0).toBe(own.length);
            for (const { metric, state, average, minimum, maximum, sum, samples } of own) {
              expect(found?.get(metric)).toEqual({
                ...{ state, average, minimum, maximum, sum, samples },
              });
            }
          }
    }),
  );
});
