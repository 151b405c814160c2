/** The executives' page is rejected without an earlier digest on its days, or without a dashboard. */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../../stacks/settings/settings.ts';
import { givenSettings } from '../given-settings.ts';

const to = ['chief@example.com'];
const user = 'arn:aws:quicksight:eu-west-1:111122223333:user/default/chief';

function problemsOf(change: Readonly<Record<string, unknown>>): string {
  try {
    readEnvironments({ ...givenSettings, ...change });
  } catch (error) {
    return (error as Error).message;
  }
  return 'valid';
}

describe("the executives' page", () => {
  const rendered = { route: 'rendered', to };

  test('may not start before the digest, for which it would wait in vain', () => {
    const schedules = { digest: 'cron(30 8 * * ? *)', snapshot: 'cron(0 8 * * ? *)' };
    expect(problemsOf({ executives: rendered, schedules })).toContain(
      'context.digest.schedules.snapshot: given "cron(0 8 * * ? *)"; accepted: times at which the ' +
        'digest has begun (cron(30 8 * * ? *))',
    );
    expect(problemsOf({ schedules })).toBe('valid');
  });

  test.each([
    ['cron(0 7 * * ? *)', 'cron(0 7 * * ? *)'],
    ['cron(0 7,19 * * ? *)', 'cron(0 8 * * ? *)'],
  ])('may follow a digest at %s at %s', (digest, snapshot) => {
    const schedules = { digest, snapshot };
    expect(problemsOf({ executives: rendered, schedules })).toBe('valid');
  });

  test.each([
    { route: 'anonymous', to },
    { route: 'registered-user', to, userArn: user },
    { route: 'console-schedule', scheduleId: 'daily' },
  ])('by $route needs a dashboard: ours, or an id in the settings', (executives) => {
    const accepted =
      'context.digest.executives.dashboardId: given nothing; accepted: the id of a QuickSight dashboard';
    expect(problemsOf({ executives })).toContain(accepted);
    expect(problemsOf({ executives, quicksight: { dataSetId: 'costs' } })).toContain(accepted);
    expect(problemsOf({ executives, quicksight: { principalArn: user } })).toBe('valid');
    expect(problemsOf({ executives: { ...executives, dashboardId: 'costs' } })).toBe('valid');
    expect(problemsOf({ executives: rendered })).toBe('valid');
  });
});
