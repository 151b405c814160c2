/**
 * The executives' page in the stack: settings, environment and permissions of each route; nothing
 * without executives.
 */
import { describe, expect, it } from 'vitest';
import { readPageSettings } from '../../functions/dashboard-snapshot/page-environment.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import {
  account,
  rolePolicies,
  type Synthesized,
  settingsWith,
  synthesizeDigest,
} from './digest-fixture.ts';

const name = 'acme-finops-prod-dashboard-snapshot';
const userArn = `arn:aws:quicksight:eu-west-1:${account}:user/default/chief`;
const to = ['chief@example.com'];
const principalArn = userArn;

const stackWith = (executives: unknown) =>
  synthesizeDigest(settingsWith({ executives, quicksight: { principalArn } }));

function environmentIn(stack: Synthesized): NodeJS.ProcessEnv {
  const found = Object.values(stack.of('aws_lambda_function')).find(
    ({ function_name }) => function_name === name,
  ) as { environment: { variables: Record<string, string> } };
  return { ...found.environment.variables, AWS_REGION: 'eu-west-1' };
}

const sidsIn = (stack: Synthesized) =>
  rolePolicies(stack)
    .get(name)
    ?.Statement.map(({ Sid }) => Sid);

const own = { dashboardId: 'acme-finops-prod', sheetId: 'executive' };

it('the page has the light’s thresholds that the digest has', () => {
  const executives = { route: 'rendered', to };
  const stack = synthesizeDigest(settingsWith({ executives, budgetLight: { yellow: 1.1 } }));
  expect(readPageSettings(environmentIn(stack)).settings.thresholds).toEqual({
    green: 0.9,
    yellow: 1.1,
  });
});

describe('the route', () => {
  it.each([
    [{ route: 'rendered', to }, { kind: 'rendered' }, []],
    [{ route: 'anonymous', to }, { kind: 'anonymous', ...own }, ['WatchCopy', 'DrawPage']],
    [
      { route: 'registered-user', to, userArn, sheetId: 'other' },
      {
        kind: 'registered-user',
        ...own,
        sheetId: 'other',
        userArn,
        roleArn: `arn:aws:iam::${account}:role/acme-finops-prod-snapshot-user`,
      },
      ['WatchCopy', 'AskWhoTheUserIs', 'ActForTheUser'],
    ],
    [
      { route: 'console-schedule', scheduleId: 'daily', dashboardId: 'costs' },
      { kind: 'console-schedule', dashboardId: 'costs', scheduleId: 'daily' },
      ['WatchCopy', 'FireSchedule'],
    ],
  ])('%j reaches the function, with the permissions it needs', (executives, route, sids) => {
    const stack = stackWith(executives);
    const environment = environmentIn(stack);
    const read = readPageSettings(environment);
    expect(read.route).toEqual(route);
    expect(read.settings.mail.to).toEqual('to' in executives ? to : []);
    const { athena } = readAwsSettings(environment);
    const waits = 2 * read.settings.waitSeconds + read.jobSeconds + 2 * athena.timeoutSeconds;
    expect(waits).toBeLessThan(900);
    const others = ['SendMail', 'DrawPage', 'WatchCopy', 'FireSchedule'];
    const all = sidsIn(stack)?.filter(
      (sid) => /User|Is$/.test(`${sid}`) || others.includes(`${sid}`),
    );
    const mails = executives.route === 'console-schedule' ? [] : ['SendMail'];
    expect(all).toEqual([...mails, ...sids]);
    const roles = Object.values(stack.of('aws_iam_role')).map((role) => String(role['name']));
    const isOfUser = executives.route === 'registered-user';
    expect(roles.includes('acme-finops-prod-snapshot-user')).toBe(isOfUser);
  });

  it('of a schedule is limited to the account, because AWS supports no other resource', () => {
    const stack = stackWith({ route: 'console-schedule', scheduleId: 'daily' });
    const fire = rolePolicies(stack)
      .get(name)
      ?.Statement.find(({ Sid }) => Sid === 'FireSchedule');
    expect(fire).toMatchObject({
      Resource: ['*'],
      Condition: { StringEquals: { 'aws:PrincipalAccount': account } },
    });
  });

  it.each([
    [{ route: 'fax', to }, /executives.*accepted: .*console-schedule, registered-user/s],
    [{ route: 'rendered' }, /executives\.to: given nothing; accepted: a list of e-mail addresses/],
    [{ route: 'registered-user', to }, /executives\.userArn: .* the ARN of a QuickSight user/],
    [{ route: 'console-schedule', to }, /executives\.(to|scheduleId): /],
  ])('%j is rejected', (executives, message) => {
    expect(() => settingsWith({ executives })).toThrow(message);
  });
});

it('without executives there is no function, role, schedule or alarm', () => {
  expect(stackWith(undefined).text).not.toContain('snapshot');
});
