/**
 * What Lambda does in a function's name to put it into a VPC, and the function's own code may not:
 * `lambda:SourceFunctionArn` is there when the code calls, and absent when Lambda does.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
import type { Permission } from '../permissions/permission.ts';

/** As in AWS's own policy for it; EC2 describes interfaces on all resources or on none. */
const byLambda = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

export function networkPermissions(functionArn: string): Permission[] {
  return [
    { sid: 'AllowLambdaInterfaces', actions: byLambda, resources: ['*'] },
    {
      sid: 'DenyCodeInterfaces',
      isDenied: true,
      actions: [...byLambda, 'ec2:DetachNetworkInterface'],
      resources: ['*'],
      condition: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } },
    },
  ];
}
