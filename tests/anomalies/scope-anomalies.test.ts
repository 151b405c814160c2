/** An owner sees only anomalies of their part of the organization. */
import { expect, test } from 'vitest';
import { scopeAnomalies } from '../../src/anomalies/scope-anomalies.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Anomalies } from '../../src/domain/figures/anomaly.ts';

const of = (ou: string) => ({
  ou,
  service: 'S3',
  kind: 'spike' as const,
  cost: 2,
  expected: 1,
  range: { lower: 0, upper: 1 },
  since: parseBillingDay('2026-11-20'),
  days: 1,
  impact: 100,
  drivers: [],
});
const anomalies: Anomalies = {
  state: 'checked',
  rows: ['Root/A/B', 'Root/AB', 'Root', 'Root/A'].map(of),
};
const ous = (scope: string) => scopeAnomalies(anomalies, scope).rows.map(({ ou }) => ou);

test('the whole organization sees all, in the same order', () => {
  expect(scopeAnomalies(anomalies, '*')).toEqual(anomalies);
});

test('an OU sees itself and the OUs below it, not OUs with a similar name', () => {
  expect(ous('Root/A')).toEqual(['Root/A/B', 'Root/A']);
  expect(ous('Root/A/B')).toEqual(['Root/A/B']);
});

test('an OU without anomalies sees an empty list, and that the day was checked', () => {
  expect(scopeAnomalies(anomalies, 'Root/C')).toEqual({ state: 'checked', rows: [] });
});
