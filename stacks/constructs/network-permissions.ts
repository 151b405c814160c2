/**
 * What the Lambda service does with a function's role to connect it to a VPC. The function's own code
 * may not do it: the condition key `lambda:SourceFunctionArn` is present only when the code makes the
 * call.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
import type { Permission } from '../permissions/permission.ts';

/**
 * As in AWS's managed policy for it; EC2 allows no resource-level permissions to describe interfaces.
 */
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
