/** QuickSight's users and groups must be of this account, this partition and the identity region. */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';
import { synthesized } from './synthesized.ts';

const account = '111122223333';
const arnOf = (
  change: Partial<Record<'partition' | 'region' | 'account' | 'rest', string>> = {},
) => {
  const { partition = 'aws', region = 'eu-west-1', rest = 'user/default/chief' } = change;
  return `arn:${partition}:quicksight:${region}:${change.account ?? account}:${rest}`;
};

function problemsOf(change: object): string {
  try {
    readEnvironments({ ...givenSettings, ...change });
  } catch (error) {
    return (error as Error).message;
  }
  return 'valid';
}

const executivesOf = (userArn: string) => ({
  executives: {
    route: 'registered-user',
    to: ['chief@example.com'],
    dashboardId: 'costs',
    userArn,
  },
});

describe('a QuickSight principal', () => {
  const settingsOf: Readonly<Record<string, (arn: string) => object>> = {
    'quicksight.principalArn': (principalArn) => ({ quicksight: { principalArn } }),
    'quicksight.readerArn': (readerArn) => ({
      quicksight: { principalArn: arnOf(), readerArn },
    }),
    'executives.userArn': executivesOf,
  };

  describe.each(Object.keys(settingsOf))('as %s', (path) => {
    const problemsWith = (arn: string) => problemsOf(settingsOf[path]?.(arn) ?? {});

    test.each([
      [arnOf({ account: '222233334444' }), 'of another account'],
      [arnOf({ partition: 'aws-us-gov' }), 'of another partition'],
      [arnOf({ region: 'us-east-1' }), 'of another region'],
      [
        arnOf({ partition: 'aws-cn', account: '222233334444', region: 'cn-north-1' }),
        'of another partition and account and region',
      ],
    ])('%s is rejected in eu-west-1', (arn, others) => {
      expect(problemsWith(arn)).toContain(
        `context.digest.${path}: given "${arn}", ${others}; accepted: arn:aws:quicksight:eu-west-1:` +
          `${account}:user/…, in the region that quicksight.identityRegion names (eu-west-1 without it)`,
      );
    });

    test.each(['user/chief', 'user//chief', 'user/default/', 'role/default/chief', 'chief'])(
      '%s is rejected because of its form',
      (rest) => {
        expect(problemsWith(arnOf({ rest }))).toContain(
          `context.digest.${path}: given "${arnOf({ rest })}"; accepted: the ARN of a QuickSight user`,
        );
      },
    );

    test.each(['user/default/Role/session@example.com', 'user/team.a_b-c/chief'])(
      '%s is accepted',
      (rest) => {
        expect(problemsWith(arnOf({ rest }))).toBe('valid');
      },
    );
  });

  test('is in the identity region, which may differ from the system’s', () => {
    const quicksight = { identityRegion: 'us-east-1', dataSetId: 'costs' };
    const there = arnOf({ region: 'us-east-1' });
    expect(problemsOf({ quicksight, ...executivesOf(there) })).toBe('valid');
    expect(problemsOf({ quicksight, ...executivesOf(arnOf()) })).toContain('of another region');
    const role = { identityRegion: 'us-east-1', principalArn: there, readerArn: there };
    expect(problemsOf({ quicksight: role })).toBe('valid');
    const stack = synthesizeDigest(settingsWith({ quicksight, ...executivesOf(there) }));
    expect(stack.text).toContain(JSON.stringify(there).slice(1, -1));
  });

  test.each([
    ['us-gov-west-1', 'accepted: a region of the same partition, where QuickSight has the users'],
    ['US East', 'accepted: an AWS region such as eu-west-1'],
  ])('cannot have the identity region %s', (identityRegion, problem) => {
    expect(problemsOf({ quicksight: { identityRegion } })).toContain(
      `context.digest.quicksight.identityRegion: given "${identityRegion}"`,
    );
    expect(problemsOf({ quicksight: { identityRegion } })).toContain(problem);
  });

  test.each([
    ['us-gov-west-1', 'aws-us-gov'],
    ['eu-west-1', 'aws'],
  ])('is identified in %s only by QuickSight of %s', (region, partition) => {
    const stack = synthesizeDigest(
      settingsWith({
        region,
        quicksight: undefined,
        bill: { kind: 'existing', source: 'cur2', bucket: 'acme-bills', prefix: 'x/data' },
        ...executivesOf(arnOf({ partition, region })),
      }),
    );
    const role = Object.values(stack.of('aws_iam_role')).find(({ name }) =>
      String(name).endsWith('-snapshot-user'),
    );
    const trust = JSON.parse(String(role?.['assume_role_policy'])) as {
      readonly Statement: readonly { Action: string; Condition: Record<string, object> }[];
    };
    expect(trust.Statement.map(({ Action }) => Action)).toEqual([
      'sts:AssumeRole',
      'sts:SetContext',
    ]);
    for (const { Condition } of trust.Statement) {
      expect(Condition['ArnEquals']).toEqual({
        'aws:PrincipalArn': `arn:${partition}:iam::${account}:role/acme-finops-prod-dashboard-snapshot`,
      });
    }
    expect(trust.Statement[1]?.Condition['ForAllValues:ArnEquals']).toEqual({
      'sts:RequestContextProviders': [`arn:${partition}:iam::aws:contextProvider/QuickSight`],
    });
  });

  test.each([
    [{}, 'self.id', 'the region of the provider'],
    [{ quicksight: { identityRegion: 'us-east-1' } }, '"us-east-1"', 'us-east-1'],
  ])('of a module’s caller is checked when the caller plans: %j', (change, region, words) => {
    const given = { module: true, bill: { kind: 'export-cur2' }, ...executivesOf('variable') };
    const data = synthesized({ ...given, ...change })['digest']?.['data'] as {
      readonly aws_region: {
        readonly current: { readonly lifecycle: { postcondition: object[] } };
      };
    };
    const user = (index: number) => `split(":", var.executives_user_arn)[${index}]`;
    expect(data.aws_region.current.lifecycle.postcondition).toEqual(
      expect.arrayContaining([
        {
          condition:
            `\${${user(1)} == data.aws_partition.current.partition && ` +
            `${user(4)} == data.aws_caller_identity.current.account_id}`,
          error_message: 'executives_user_arn: accepted: a user of the account of the provider.',
        },
        {
          condition: `\${${user(3)} == ${region}}`,
          error_message: expect.stringContaining(
            `executives_user_arn: accepted: a user in ${words};`,
          ),
        },
      ]),
    );
  });
});
