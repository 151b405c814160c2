/** The executives' page is refused where no digest is before it, or no dashboard to draw it from. */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../../stacks/settings/settings.ts';
import { givenSettings } from '../given-settings.ts';

const to = ['chief@example.com'];
const user = 'arn:aws:quicksight:eu-west-1:111122223333:user/default/chief';

function faultsOf(change: Readonly<Record<string, unknown>>): string {
  try {
    readEnvironments({ ...givenSettings, ...change });
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

describe("the executives' page", () => {
  const rendered = { route: 'rendered', to };

  test('is not made before the digest, for which it would wait in vain', () => {
    const schedules = { digest: 'cron(30 8 * * ? *)', snapshot: 'cron(0 8 * * ? *)' };
    expect(faultsOf({ executives: rendered, schedules })).toContain(
      'context.digest.schedules.snapshot: given "cron(0 8 * * ? *)"; accepted: times at which the ' +
        'digest has begun (cron(30 8 * * ? *))',
    );
    expect(faultsOf({ schedules })).toBe('none');
  });

  test.each([
    ['cron(0 7 * * ? *)', 'cron(0 7 * * ? *)'],
    ['cron(0 7,19 * * ? *)', 'cron(0 8 * * ? *)'],
  ])('of a digest at %s is made at %s', (digest, snapshot) => {
    const schedules = { digest, snapshot };
    expect(faultsOf({ executives: rendered, schedules })).toBe('none');
  });

  test.each([
    { route: 'anonymous', to },
    { route: 'registered-user', to, userArn: user },
    { route: 'console-schedule', scheduleId: 'daily' },
  ])('by $route needs a dashboard: ours, or one that is named', (executives) => {
    const accepted =
      'context.digest.executives.dashboardId: given nothing; accepted: the id of a QuickSight dashboard';
    expect(faultsOf({ executives })).toContain(accepted);
    expect(faultsOf({ executives, quicksight: { dataSetId: 'costs' } })).toContain(accepted);
    expect(faultsOf({ executives, quicksight: { principalArn: user } })).toBe('none');
    expect(faultsOf({ executives: { ...executives, dashboardId: 'costs' } })).toBe('none');
    expect(faultsOf({ executives: rendered })).toBe('none');
  });
});
