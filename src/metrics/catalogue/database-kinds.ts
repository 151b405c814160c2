/** Metrics of databases and caches. */
import type { MetricOfKind, ResourceKind } from './resource-kind.ts';

const level = (
  name: string,
  unit: MetricOfKind['unit'],
  withoutPoints: MetricOfKind['withoutPoints'] = 'unknown',
): MetricOfKind => ({ name, unit, figures: ['average', 'minimum', 'maximum'], withoutPoints });

/** Instances of RDS and of Aurora. */
const rdsInstance: ResourceKind = {
  kind: 'rds-instance',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html',
  namespace: 'AWS/RDS',
  id: {
    pattern:
      /^arn:aws[a-z-]*:rds:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):db:(?<DBInstanceIdentifier>[A-Za-z][A-Za-z0-9-]{0,62})$/,
    like: 'arn:%:rds:%:db:%',
  },
  metrics: [
    { ...level('CPUUtilization', 'Percent'), hasP95: true },
    level('DatabaseConnections', 'Count'),
    level('FreeableMemory', 'Bytes'),
    level('FreeStorageSpace', 'Bytes'),
    level('ReadIOPS', 'Count/Second'),
    level('WriteIOPS', 'Count/Second'),
  ],
};

/**
 * The bill names many clusters by their resource id (`cluster-` and capital letters), which is not a dimension in
 * CloudWatch: those are not asked for. Their instances are, with their own ids.
 */
const auroraCluster: ResourceKind = {
  kind: 'aurora-cluster',
  source:
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html',
  namespace: 'AWS/RDS',
  id: {
    pattern:
      /^arn:aws[a-z-]*:rds:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):cluster:(?<DBClusterIdentifier>(?!cluster-[A-Z0-9]+$)[A-Za-z][A-Za-z0-9-]{0,62})$/,
    like: 'arn:%:rds:%:cluster:%',
  },
  metrics: [
    level('VolumeBytesUsed', 'Bytes'),
    { name: 'VolumeReadIOPs', unit: 'Count', figures: ['sum'], withoutPoints: 'unknown' },
    { name: 'VolumeWriteIOPs', unit: 'Count', figures: ['sum'], withoutPoints: 'unknown' },
  ],
};

const capacity = (name: string): MetricOfKind => ({
  name,
  unit: 'Count',
  figures: ['sum', 'maximum'],
  withoutPoints: 'no-use',
});

const dynamoDbTable: ResourceKind = {
  kind: 'dynamodb-table',
  source:
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html',
  namespace: 'AWS/DynamoDB',
  id: {
    pattern:
      /^arn:aws[a-z-]*:dynamodb:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):table\/(?<TableName>[A-Za-z0-9_.-]{3,255})$/,
    like: 'arn:%:dynamodb:%:table/%',
  },
  metrics: [
    capacity('ConsumedReadCapacityUnits'),
    capacity('ConsumedWriteCapacityUnits'),
    level('ProvisionedReadCapacityUnits', 'Count'),
    level('ProvisionedWriteCapacityUnits', 'Count'),
  ],
};

const elastiCacheCluster: ResourceKind = {
  kind: 'elasticache-cluster',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html',
  namespace: 'AWS/ElastiCache',
  id: {
    pattern:
      /^arn:aws[a-z-]*:elasticache:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):cluster:(?<CacheClusterId>[A-Za-z][A-Za-z0-9-]{0,49})$/,
    like: 'arn:%:elasticache:%:cluster:%',
  },
  metrics: [
    level('CPUUtilization', 'Percent'),
    level('DatabaseMemoryUsagePercentage', 'Percent'),
    level('CurrConnections', 'Count'),
    { name: 'CacheHits', unit: 'Count', figures: ['sum'], withoutPoints: 'unknown' },
    { name: 'CacheMisses', unit: 'Count', figures: ['sum'], withoutPoints: 'unknown' },
  ],
};

export const databaseKinds: readonly ResourceKind[] = [
  rdsInstance,
  auroraCluster,
  dynamoDbTable,
  elastiCacheCluster,
];
