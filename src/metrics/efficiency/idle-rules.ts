/**
 * When a resource counts as idle. The limits are AWS's own, from Compute Optimizer's idle criteria and Trusted
 * Advisor's checks; where AWS publishes none, only the absence of any use counts. Kinds that are not here (buckets,
 * Aurora's clusters) have no metric that shows use.
 */
import {
  defaultDays,
  type EfficiencyRule,
  idleCriteria,
  longestDays,
  type RuleCondition,
  trustedAdvisorChecks,
} from './efficiency-rule.ts';

type IdleRule = Omit<EfficiencyRule, 'finding' | 'share' | 'days'> & { readonly days?: number };

const none = (figure: RuleCondition['figure'], ...metrics: readonly string[]): RuleCondition => ({
  metrics,
  figure,
  comparison: 'at most',
  limit: 0,
});

const below = (
  limit: number,
  figure: RuleCondition['figure'],
  ...metrics: readonly string[]
): RuleCondition => ({ metrics, figure, comparison: 'below', limit });

/** AWS: "peak CPU utilization is below 5 % and network I/O is less than 5 MB/day". */
const ec2Instance: IdleRule = {
  kind: 'ec2-instance',
  words: 'CPU never reached 5 %, and each day had less than 5 MB of network traffic',
  source: idleCriteria,
  conditions: [
    below(5, 'maximum', 'CPUUtilization'),
    below(5_000_000, 'sum', 'NetworkIn', 'NetworkOut'),
  ],
};

/** AWS says it of services on Fargate. */
const ecsCluster: IdleRule = {
  kind: 'ecs-cluster',
  words: 'CPU and memory never reached 1 %',
  source: idleCriteria,
  conditions: [below(1, 'maximum', 'CPUUtilization'), below(1, 'maximum', 'MemoryUtilization')],
};

/** A function costs without calls only where concurrency is provisioned for it. */
const lambdaFunction: IdleRule = {
  kind: 'lambda-function',
  words: 'It was never called',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
  conditions: [none('sum', 'Invocations')],
};

/** AWS: "less than 1 read/write operation per day". */
const attachedVolume: IdleRule = {
  kind: 'ebs-volume',
  words: 'Nothing was read or written',
  source: idleCriteria,
  conditions: [below(1, 'sum', 'VolumeReadOps', 'VolumeWriteOps')],
};

/**
 * "Data is reported to CloudWatch only when the volume is attached to an instance", that runs. AWS waits 32 days
 * before it calls a volume unattached.
 * https://docs.aws.amazon.com/ebs/latest/userguide/using_cloudwatch_ebs.html
 */
const unattachedVolume: IdleRule = {
  kind: 'ebs-volume',
  days: longestDays,
  words: 'It was attached to no running instance',
  source: idleCriteria,
  conditions: [none('points', 'VolumeReadOps', 'VolumeWriteOps')],
};

/**
 * Trusted Advisor: no connection. Compute Optimizer: also low reads and writes, without a figure; ours is one per
 * second, so that a replica that copies its source is not called idle.
 */
const rdsInstance: IdleRule = {
  kind: 'rds-instance',
  words: 'Nobody was connected, and it hardly read or wrote',
  source: trustedAdvisorChecks,
  conditions: [
    none('maximum', 'DatabaseConnections'),
    below(1, 'average', 'ReadIOPS', 'WriteIOPS'),
  ],
};

/** AWS: of provisioned tables only; a table on demand has no provisioned capacity, and stays unknown. */
const dynamoDbTable: IdleRule = {
  kind: 'dynamodb-table',
  words: 'Capacity was provisioned, and none was consumed',
  source: idleCriteria,
  conditions: [
    none('sum', 'ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'),
    { metrics: ['ProvisionedReadCapacityUnits'], figure: 'average', comparison: 'any', limit: 0 },
  ],
};

/** AWS looks at the CPU of the engine, which is not asked for; the CPU of the node includes it. */
const elastiCacheCluster: IdleRule = {
  kind: 'elasticache-cluster',
  words: 'Nothing was looked up, and CPU never reached 1 %',
  source: idleCriteria,
  conditions: [none('sum', 'CacheHits', 'CacheMisses'), below(1, 'maximum', 'CPUUtilization')],
};

/** Trusted Advisor says it of Classic Load Balancers. */
const requestsBelow100: Pick<IdleRule, 'words' | 'source' | 'conditions'> = {
  words: 'Each day had less than 100 requests',
  source: trustedAdvisorChecks,
  conditions: [below(100, 'sum', 'RequestCount')],
};

/** Flows may live for weeks, so bytes count too. */
const networkLoadBalancer: IdleRule = {
  kind: 'network-load-balancer',
  words: 'No connection was made, and no byte was processed',
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html',
  conditions: [none('sum', 'NewFlowCount'), none('sum', 'ProcessedBytes')],
};

/** AWS looks at 32 days, and at route tables, which CloudWatch does not know. */
const natGateway: IdleRule = {
  kind: 'nat-gateway',
  days: longestDays,
  words: 'No connection was active, and no byte went through',
  source: idleCriteria,
  conditions: [
    none('maximum', 'ActiveConnectionCount'),
    none('sum', 'BytesOutToDestination', 'BytesInFromDestination'),
  ],
};

/** All of the cost of an idle resource is at stake. */
export const idleRules: readonly EfficiencyRule[] = [
  ec2Instance,
  ecsCluster,
  lambdaFunction,
  attachedVolume,
  unattachedVolume,
  rdsInstance,
  dynamoDbTable,
  elastiCacheCluster,
  { ...requestsBelow100, kind: 'application-load-balancer' },
  { ...requestsBelow100, kind: 'classic-load-balancer' },
  networkLoadBalancer,
  natGateway,
].map((rule) => ({ days: defaultDays, ...rule, finding: 'idle', share: 1 }));
