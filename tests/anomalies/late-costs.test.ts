/** The newest day: costs that are not delivered, and commitments that are not applied yet. */
import { describe, expect, it, test } from 'vitest';
import type { Suspect } from '../../src/anomalies/detect-service-anomaly.ts';
import { isLateCommitment } from '../../src/anomalies/late-commitments.ts';
import { hasAllLines } from '../../src/anomalies/late-costs.ts';
import { addDays, daysFromTo, parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { detected, friday, newest, seriesOf, settled, weekly } from './some-series.ts';

const thursday = addDays(friday, -1);
const low = (ou: string, from = friday) =>
  seriesOf((day) => weekly(day) * (day >= from ? 0.2 : 1), { ou });
const usual = (ou: string) => seriesOf(weekly, { ou });

describe('a low cost on the newest day', () => {
  it('is late, not a drop, when the service is low in all OUs', () => {
    const series = [low('Root/A'), low('Root/B'), low('Root/C')];
    expect(detected(series, { completeness: newest })).toEqual([]);
    expect(detected(series, { completeness: settled })).toHaveLength(3);
  });

  it('is a drop at once when the service has its usual cost in other OUs', () => {
    const series = [low('Root/A'), usual('Root/B'), usual('Root/C')];
    expect(detected(series, { completeness: newest })).toMatchObject([
      { ou: 'Root/A', kind: 'drop' },
    ]);
  });

  it('is a drop after a day when no other OU uses the service', () => {
    expect(detected([low('Root/A')], { completeness: newest })).toEqual([]);
    const lasting = [low('Root/A', thursday)];
    expect(detected(lasting, { completeness: newest })).toMatchObject([
      { kind: 'drop', isConfirmed: true },
    ]);
  });

  it('is never a drop while the day lacks lines', () => {
    const completeness = { isSettled: false, hasAllLines: false };
    const series = [low('Root/A', thursday), usual('Root/B')];
    expect(detected(series, { completeness })).toEqual([]);
  });

  it('on a first is not confirmed by monthly charges in other OUs', () => {
    const first = parseBillingDay('2026-11-01');
    const charged = seriesOf((day) => (day.endsWith('-01') ? 5000 : weekly(day)), { ou: 'Root/B' });
    const reportDay = first;
    expect(detected([low('Root/A', first), charged], { reportDay, completeness: newest })).toEqual(
      [],
    );
    expect(detected([low('Root/A', first), charged], { reportDay })).toHaveLength(1);
  });

  it('does not prevent a spike, because the delivered cost is already too high', () => {
    const spike = seriesOf((day) => (day === friday ? 500 : weekly(day)));
    const completeness = { isSettled: false, hasAllLines: false };
    expect(detected([spike], { completeness })).toMatchObject([{ kind: 'spike' }]);
  });
});

describe('a day has all its lines', () => {
  const days = daysFromTo(parseBillingDay('2026-11-01'), friday);
  const lines = (last: number, cost: (weekday: number) => number = () => 100) =>
    days.map((day) => ({
      day,
      lineCount: day === friday ? last : cost(new Date(day).getUTCDay()),
      absoluteCost: 1,
      hours: null,
    }));

  test('with about as many as the days before, not with far fewer', () => {
    expect(hasAllLines(friday, lines(95), 0.9)).toBe(true);
    expect(hasAllLines(friday, lines(80), 0.9)).toBe(false);
  });

  test('on a weekday that always has fewer', () => {
    const quietFridays = lines(60, (weekday) => (weekday === 5 ? 60 : 100));
    expect(hasAllLines(friday, quietFridays, 0.9)).toBe(true);
  });

  test('only if there are days to compare with', () => {
    expect(hasAllLines(friday, lines(100).slice(-3), 0.9)).toBe(false);
  });
});

describe('a spike on the newest day', () => {
  const spike: Suspect = {
    ou: 'Root/A',
    service: 'Amazon Elastic Compute Cloud',
    kind: 'spike',
    cost: 200,
    expected: 100,
    range: { lower: 60, upper: 140 },
    since: friday,
    days: 1,
    impact: 100,
    isConfirmed: false,
  };
  const none = { cost: 500, usual: 500 };
  const late = { cost: 20, usual: 90 };
  const evidence = { ofService: none, ofOtherServices: none, isOfCommitment: false };

  it('is a late commitment when missing coverage of the service explains it', () => {
    expect(isLateCommitment(spike, { ...evidence, ofService: late })).toBe(true);
    expect(isLateCommitment(spike, evidence)).toBe(false);
  });

  it('is real when missing coverage does not explain all of it', () => {
    expect(isLateCommitment({ ...spike, cost: 600 }, { ...evidence, ofService: late })).toBe(false);
  });

  it('is real when the day before was already high', () => {
    const confirmed = { ...spike, isConfirmed: true };
    expect(isLateCommitment(confirmed, { ...evidence, ofService: late })).toBe(false);
  });

  it('of a commitment’s own cost is late when coverage is missing in other services', () => {
    const lateInOthers = { ...evidence, ofOtherServices: late };
    expect(isLateCommitment(spike, { ...lateInOthers, isOfCommitment: true })).toBe(true);
    expect(isLateCommitment(spike, lateInOthers)).toBe(false);
  });
});
