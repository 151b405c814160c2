/** Functions in a VPC: all of them or none, with subnets and groups that Lambda accepts. */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { rolePolicies, settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { givenSettings } from './given-settings.ts';

const subnetIds = ['subnet-0123456789abcdef0', 'subnet-0a1b2c3d'];
const securityGroupIds = ['sg-0123456789abcdef0'];
const vpc = { subnetIds, securityGroupIds };

function problemsOf(given: unknown): string {
  try {
    readEnvironments({ ...givenSettings, functions: { vpc: given } });
  } catch (error) {
    return (error as Error).message;
  }
  return 'valid';
}

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}-${String(at).padStart(8, '0')}`);

describe('a VPC', () => {
  const stack = synthesizeDigest(settingsWith({ functions: { vpc } }));

  test('contains every function, the executives’ page included', () => {
    const functions = Object.values(stack.of('aws_lambda_function'));
    expect(functions).toHaveLength(6);
    for (const one of functions) {
      expect(one['vpc_config']).toEqual({
        subnet_ids: subnetIds,
        security_group_ids: securityGroupIds,
      });
    }
  });

  test('is connected by Lambda with the role, but the function’s own code may not do it', () => {
    const policies = [...rolePolicies(stack)].filter(([name]) => !name.endsWith('-snapshot-user'));
    expect(policies).toHaveLength(6);
    for (const [name, { Statement }] of policies) {
      const denied = Statement.filter(({ Effect }) => Effect === 'Deny');
      expect(denied).toEqual([
        {
          Sid: 'DenyCodeInterfaces',
          Effect: 'Deny',
          Action: expect.arrayContaining(['ec2:CreateNetworkInterface']),
          Resource: ['*'],
          Condition: {
            ArnEquals: {
              'lambda:SourceFunctionArn': `arn:aws:lambda:eu-west-1:111122223333:function:${name}`,
            },
          },
        },
      ]);
      // Lambda checks the role without any context when a function is created.
      const kept = Statement.find(({ Sid }) => Sid === 'AllowLambdaInterfaces');
      expect(kept).not.toHaveProperty('Condition');
    }
  });

  test('is not set by default', () => {
    const { text } = synthesizeDigest();
    expect(text).not.toContain('vpc_config');
    expect(text).not.toContain('ec2:');
  });

  const subnets = 'accepted: a list of 1 to 16 ids such as subnet-0123456789abcdef0, each once';
  const groups = 'accepted: a list of 1 to 5 ids such as sg-0123456789abcdef0, each once';
  test.each([
    [{ ...vpc, subnetIds: [] }, `vpc.subnetIds: given []; ${subnets}`],
    [{ ...vpc, subnetIds: numbered('subnet', 17) }, subnets],
    [{ ...vpc, subnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3d'] }, subnets],
    [{ ...vpc, subnetIds: 'subnet-0a1b2c3d' }, subnets],
    [{ subnetIds }, `vpc.securityGroupIds: given nothing; ${groups}`],
    [{ ...vpc, securityGroupIds: [] }, groups],
    [{ ...vpc, securityGroupIds: numbered('sg', 6) }, groups],
    [
      { ...vpc, subnetIds: ['subnet-0a1b2c3d', 'sg-0a1b2c3d'] },
      'vpc.subnetIds[1]: given "sg-0a1b2c3d"; accepted: an id such as subnet-0123456789abcdef0',
    ],
    [
      { ...vpc, securityGroupIds: ['sg-XYZ'] },
      'vpc.securityGroupIds[0]: given "sg-XYZ"; accepted: an id such as sg-0123456789abcdef0',
    ],
    [{ ...vpc, vpcId: 'vpc-1' }, 'vpc.vpcId: no such setting; accepted: only the settings subnetI'],
    ['vpc-0a1b2c3d', 'vpc: given "vpc-0a1b2c3d"; accepted: an object of subnetIds, securityGroup'],
  ])('%j is rejected', (given, problem) => {
    expect(problemsOf(given)).toContain('context.digest.functions.vpc');
    expect(problemsOf(given)).toContain(problem);
  });

  test('with the most subnets and groups that Lambda allows is accepted', () => {
    const most = { subnetIds: numbered('subnet', 16), securityGroupIds: numbered('sg', 5) };
    expect(problemsOf(most)).toBe('valid');
  });
});
