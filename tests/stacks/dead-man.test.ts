/**
 * The alarm "did not run" follows the digest's schedule: it waits as long as the schedule is silent,
 * and not much longer.
 */
import { describe, expect, it } from 'vitest';
import { readCron } from '../../stacks/schedules/cron-schedule.ts';
import { longestGapMinutes } from '../../stacks/schedules/longest-gap.ts';
import { settingsWith, synthesizeDigest } from './digest-fixture.ts';

function deadMan(digest: string) {
  const alarms = synthesizeDigest(
    settingsWith({ schedules: { digest }, executives: undefined }),
  ).of('aws_cloudwatch_metric_alarm');
  return Object.values(alarms).find(({ alarm_name: name }) =>
    String(name).includes('did-not-run'),
  ) as { period: number; evaluation_periods: number; alarm_description: string };
}

const hoursBetween = (schedule: string) => longestGapMinutes(readCron(schedule)) / 60;

describe('the alarm "did not run"', () => {
  it.each([
    ['daily', 'cron(0 7 * * ? *)', 24 + 2],
    ['on weekdays, silent from Friday to Monday', 'cron(0 7 ? * MON-FRI *)', 72 + 2],
    ['on three days', 'cron(30 6 ? * MON,WED,FRI *)', 72 + 2],
    ['weekly, which is all that CloudWatch looks back', 'cron(0 7 ? * MON *)', 168],
    ['every hour', 'cron(5 * * * ? *)', 1 + 2],
    ['twice a day', 'cron(0 7,13 * * ? *)', 18 + 2],
  ])('of a digest that runs %s waits for it', (_, schedule, hours) => {
    const { period, evaluation_periods, alarm_description } = deadMan(schedule);
    expect([period, evaluation_periods]).toEqual([3600, hours]);
    expect(period * evaluation_periods).toBeLessThanOrEqual(7 * 24 * 3600);
    expect(alarm_description).toContain(`in the last ${hours} hours; its schedule is ${schedule}.`);
  });
});

describe('the longest silence of a schedule', () => {
  it.each([
    ['cron(0 7 1 * ? *)', 31 * 24],
    ['cron(0 7 L * ? *)', 31 * 24],
    ['cron(0 7 ? * L *)', 7 * 24],
    ['cron(0 7 ? * 2#1 *)', 35 * 24],
    ['cron(0 7 ? * FRIL *)', 35 * 24],
    // From Friday 14, because the 15th is a Saturday, to Tuesday 15 of the next month.
    ['cron(0 7 15W * ? *)', 32 * 24],
    ['cron(0 7 1/2 * ? *)', 2 * 24],
    ['cron(0 7 29 2 ? *)', (4 * 365 + 1) * 24],
    ['cron(0 7 * * ? 2026)', Number.POSITIVE_INFINITY],
    ['cron(0 7 30 2 ? *)', Number.POSITIVE_INFINITY],
  ])('%s is %d hours', (schedule, hours) => {
    expect(hoursBetween(schedule)).toBe(hours);
  });
});
