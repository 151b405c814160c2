/** Which ids of the bill are of which kind, and by which dimensions CloudWatch is asked. */
import { describe, expect, test } from 'vitest';
import { allKinds } from '../../../src/metrics/catalogue/all-kinds.ts';
import { dimensionsOf, regionOf } from '../../../src/metrics/catalogue/known-kind.ts';
import { matchesLike } from './matches-like.ts';

const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:111122223333:${rest}`;

/** An id, the service of its line, its kind, and its dimensions. */
const known: readonly (readonly [string, string, string, string])[] = [
  ['i-0123456789abcdef0', 'AmazonEC2', 'ec2-instance', 'InstanceId=i-0123456789abcdef0'],
  ['i-0123abcd', 'AWSDataTransfer', 'ec2-instance', 'InstanceId=i-0123abcd'],
  ['vol-0123456789abcdef0', 'AmazonEC2', 'ebs-volume', 'VolumeId=vol-0123456789abcdef0'],
  [arn('rds', 'db:orders'), 'AmazonRDS', 'rds-instance', 'DBInstanceIdentifier=orders'],
  [arn('rds', 'cluster:orders'), 'AmazonRDS', 'aurora-cluster', 'DBClusterIdentifier=orders'],
  [arn('lambda', 'function:ingest_1'), 'AWSLambda', 'lambda-function', 'FunctionName=ingest_1'],
  [arn('dynamodb', 'table/a.b-c'), 'AmazonDynamoDB', 'dynamodb-table', 'TableName=a.b-c'],
  [arn('ecs', 'cluster/web'), 'AmazonECS', 'ecs-cluster', 'ClusterName=web'],
  [
    arn('elasticache', 'cluster:sessions-001'),
    'AmazonElastiCache',
    'elasticache-cluster',
    'CacheClusterId=sessions-001',
  ],
  [
    arn('elasticloadbalancing', 'loadbalancer/app/web/0123456789abcdef'),
    'AWSELB',
    'application-load-balancer',
    'LoadBalancer=app/web/0123456789abcdef',
  ],
  [
    arn('elasticloadbalancing', 'loadbalancer/net/tcp/0123456789abcdef'),
    'AWSELB',
    'network-load-balancer',
    'LoadBalancer=net/tcp/0123456789abcdef',
  ],
  [
    arn('elasticloadbalancing', 'loadbalancer/old'),
    'AWSELB',
    'classic-load-balancer',
    'LoadBalancerName=old',
  ],
  [
    arn('ec2', 'natgateway/nat-0123456789abcdef0'),
    'AmazonEC2',
    'nat-gateway',
    'NatGatewayId=nat-0123456789abcdef0',
  ],
  ['acme-logs', 'AmazonS3', 's3-bucket', 'BucketName=acme-logs'],
  ['acme-logs', 'Amazon Simple Storage Service', 's3-bucket', 'BucketName=acme-logs'],
];

const unknown: readonly (readonly [string, string])[] = [
  ['', 'AmazonEC2'],
  ['acme-logs', 'AmazonEC2'],
  ['i-0123abcd; drop table x', 'AmazonEC2'],
  ['i-0123abcd\n', 'AmazonEC2'],
  ['<b>i-0123abcd</b>', 'AmazonEC2'],
  [arn('rds', 'cluster:cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ'), 'AmazonRDS'],
  [arn('ec2', 'reserved-instances/0123'), 'AmazonEC2'],
  [arn('ec2', 'transit-gateway-attachment/tgw-attach-0123'), 'AmazonVPC'],
  [arn('lambda', 'function:ingest:12'), 'AWSLambda'],
  [arn('elasticloadbalancing', 'loadbalancer/gwy/x/0123456789abcdef'), 'AWSELB'],
];

/** A plain name is of a kind only on lines of its service. */
function kindsOf(resourceId: string, service: string) {
  return allKinds.filter((kind) => {
    const own = kind.id.service;
    const isOfService = own === undefined || [own.code, own.name].includes(service);
    return isOfService && dimensionsOf(kind, resourceId) !== undefined;
  });
}

describe('a resource of the bill', () => {
  test.each(known)('%s of %s is known', (resourceId, service, kind, dimension) => {
    const [found, ...more] = kindsOf(resourceId, service);
    const dimensions = found && dimensionsOf(found, resourceId);
    const texts = dimensions?.map(({ name, value }) => `${name}=${value}`);
    expect([found?.kind, texts, more]).toEqual([kind, [dimension], []]);
    const region = found && regionOf(found, resourceId);
    expect(region).toBe(resourceId.startsWith('arn:') ? 'eu-west-1' : undefined);
  });

  test.each(unknown)('%j of %s is of no known kind', (resourceId, service) => {
    expect(kindsOf(resourceId, service)).toEqual([]);
  });

  test("SQL's pattern finds every id that its kind recognises", () => {
    for (const [resourceId, , name] of known) {
      const kind = allKinds.find(({ kind }) => kind === name);
      expect(matchesLike(resourceId, kind?.id.like ?? ''), resourceId).toBe(true);
    }
  });
});

describe('the catalogue', () => {
  test('has an id above for every kind', () => {
    expect(new Set(known.map(([, , kind]) => kind))).toEqual(
      new Set(allKinds.map(({ kind }) => kind)),
    );
  });

  test.each(allKinds.map((kind) => [kind.kind, kind] as const))(
    '%s has each metric once, some figure of it, and a source of AWS',
    (_, { metrics, source }) => {
      const names = metrics.map(({ name, namespace, dimension }) => [name, namespace, dimension]);
      expect(new Set(names.map((name) => JSON.stringify(name))).size).toBe(metrics.length);
      expect(metrics.filter(({ figures }) => figures.length === 0)).toEqual([]);
      expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
    },
  );
});
