/** The rules are about metrics that are asked for, and their limits are the published ones. */
import { describe, expect, it } from 'vitest';
import { allKinds } from '../../../src/metrics/catalogue/all-kinds.ts';
import {
  efficiencyRows,
  efficiencyRules,
  metricOf,
} from '../../../src/metrics/efficiency/efficiency-rows.ts';
import { longestDays } from '../../../src/metrics/efficiency/efficiency-rule.ts';

describe.each(
  efficiencyRules.map((rule) => [`${rule.finding} ${rule.kind}: ${rule.words}`, rule] as const),
)('%s', (_, rule) => {
  it('is about figures that AWS documents for metrics of the catalogue', () => {
    for (const { metrics, figure } of rule.conditions) {
      for (const name of metrics) {
        const metric = metricOf(rule.kind, name);
        if (figure !== 'points') expect(metric.figures).toContain(figure);
        expect(metric.dimension).toBeUndefined();
      }
      const units = metrics.map((name) => metricOf(rule.kind, name).unit);
      expect(new Set(units).size).toBe(1);
    }
  });

  it('needs at least two weeks, at most what is looked at, and names where its limit is published', () => {
    expect(rule.days).toBeGreaterThanOrEqual(14);
    expect(rule.days).toBeLessThanOrEqual(longestDays);
    expect(rule.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

it('calls nothing oversized by its CPU alone', () => {
  for (const { finding, conditions } of efficiencyRules) {
    if (finding === 'oversized') {
      const metrics = conditions.flatMap((one) => one.metrics);
      expect(metrics.filter((name) => name !== 'CPUUtilization').length).toBeGreaterThan(0);
    }
  }
});

it('takes no points for no use only where AWS says so', () => {
  const trusting = efficiencyRules.filter(({ kind, conditions }) =>
    conditions.some(({ metrics, figure }) =>
      metrics.some(
        (name) => figure === 'points' || metricOf(kind, name).withoutPoints === 'no-use',
      ),
    ),
  );
  expect(new Set(trusting.map(({ kind }) => kind))).toEqual(
    new Set([
      'lambda-function',
      'ebs-volume',
      'dynamodb-table',
      'application-load-balancer',
      'classic-load-balancer',
      'network-load-balancer',
    ]),
  );
});

it('has a rule for idle for each kind whose metrics show use', () => {
  const ruled = new Set(efficiencyRules.map(({ kind }) => kind));
  const without = allKinds.map(({ kind }) => kind).filter((kind) => !ruled.has(kind));
  expect(without.sort()).toEqual(['aurora-cluster', 's3-bucket']);
});

it('says which metric a rule lacks', () => {
  expect(() => metricOf('ec2-instance', 'GPUUtilization')).toThrow(
    "The rule of 'ec2-instance' needs 'GPUUtilization', which is not in the catalogue of metrics.",
  );
});

it('makes one row for each metric of each condition', () => {
  const metrics = efficiencyRules.flatMap(({ conditions }) =>
    conditions.flatMap((one) => one.metrics),
  );
  expect(efficiencyRows().split(/\bunion all\b/)).toHaveLength(metrics.length);
});
