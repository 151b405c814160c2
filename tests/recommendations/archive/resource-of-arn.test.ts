/** AWS's ARNs and the ids of the bill are the same resources. */
import { expect, it } from 'vitest';
import { resourceOfArn } from '../../../src/recommendations/archive/resource-of-arn.ts';

const at = 'eu-central-1:000000000001';

it.each([
  [`arn:aws:ec2:${at}:instance/i-0123456789abcdef0`, 'ec2-instance', 'i-0123456789abcdef0'],
  [
    `arn:aws-cn:ec2:cn-north-1:000000000001:volume/vol-0123456789abcdef0`,
    'ebs-volume',
    'vol-0123456789abcdef0',
  ],
  [
    `arn:aws:lambda:${at}:function:resize`,
    'lambda-function',
    `arn:aws:lambda:${at}:function:resize`,
  ],
  [
    `arn:aws:lambda:${at}:function:resize:$LATEST`,
    'lambda-function',
    `arn:aws:lambda:${at}:function:resize`,
  ],
  [`arn:aws:ecs:${at}:service/shop/web`, 'ecs-cluster', `arn:aws:ecs:${at}:cluster/shop`],
  [`arn:aws:rds:${at}:db:orders`, 'rds-instance', `arn:aws:rds:${at}:db:orders`],
  [`arn:aws:rds:${at}:cluster:orders`, 'aurora-cluster', `arn:aws:rds:${at}:cluster:orders`],
  [`arn:aws:dynamodb:${at}:table/orders`, 'dynamodb-table', `arn:aws:dynamodb:${at}:table/orders`],
  [
    `arn:aws:elasticache:${at}:cluster:orders-1`,
    'elasticache-cluster',
    `arn:aws:elasticache:${at}:cluster:orders-1`,
  ],
  [
    `arn:aws:ec2:${at}:natgateway/nat-0123456789abcdef0`,
    'nat-gateway',
    `arn:aws:ec2:${at}:natgateway/nat-0123456789abcdef0`,
  ],
  [
    `arn:aws:elasticloadbalancing:${at}:loadbalancer/app/shop/0123456789abcdef`,
    'application-load-balancer',
    `arn:aws:elasticloadbalancing:${at}:loadbalancer/app/shop/0123456789abcdef`,
  ],
  ['arn:aws:s3:::acme-logs', 's3-bucket', 'acme-logs'],
  // Also ids as the bill has them.
  ['i-0123456789abcdef0', 'ec2-instance', 'i-0123456789abcdef0'],
])('%s', (arn, kind, resourceId) => {
  expect(resourceOfArn(arn)).toEqual({ kind, resourceId });
});

it.each([
  `arn:aws:ec2:${at}:instance/i-0123456789abcdef0' or 1=1--`,
  `arn:aws:workspaces:${at}:workspace/ws-0123456789`,
  'orders',
  `arn:aws:ecs:${at}:service/web`,
  `arn:aws:lambda:${at}:function:<script>:1`,
  '$1',
])('%s is of no kind, and stays as it is', (arn) => {
  expect(resourceOfArn(arn)).toEqual({ kind: '', resourceId: arn });
});
