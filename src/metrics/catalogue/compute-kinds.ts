/** Metrics of instances, functions and containers. */
import type { ResourceKind } from './resource-kind.ts';

/**
 * Memory needs CloudWatch's agent on the instance, configured to add up by InstanceId
 * (`"aggregation_dimensions": [["InstanceId"]]`); without it the metric has no points.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/metrics-collected-by-CloudWatch-agent.html
 */
const ec2Instance: ResourceKind = {
  kind: 'ec2-instance',
  source:
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html',
  namespace: 'AWS/EC2',
  id: { pattern: /^(?<InstanceId>i-[0-9a-f]{8,17})$/, like: 'i-%' },
  metrics: [
    {
      name: 'CPUUtilization',
      unit: 'Percent',
      figures: ['average', 'minimum', 'maximum'],
      hasP95: true,
      withoutPoints: 'unknown',
    },
    {
      name: 'NetworkIn',
      unit: 'Bytes',
      figures: ['average', 'maximum', 'sum'],
      withoutPoints: 'unknown',
    },
    {
      name: 'NetworkOut',
      unit: 'Bytes',
      figures: ['average', 'maximum', 'sum'],
      withoutPoints: 'unknown',
    },
    {
      name: 'mem_used_percent',
      namespace: 'CWAgent',
      unit: 'Percent',
      figures: ['average', 'minimum', 'maximum'],
      withoutPoints: 'unknown',
    },
  ],
};

const lambdaFunction: ResourceKind = {
  kind: 'lambda-function',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
  namespace: 'AWS/Lambda',
  id: {
    pattern:
      /^arn:aws[a-z-]*:lambda:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):function:(?<FunctionName>[A-Za-z0-9_-]{1,64})$/,
    like: 'arn:%:lambda:%:function:%',
  },
  metrics: [
    { name: 'Invocations', unit: 'Count', figures: ['sum'], withoutPoints: 'no-use' },
    { name: 'Errors', unit: 'Count', figures: ['sum'], withoutPoints: 'no-use' },
    {
      name: 'Duration',
      unit: 'Milliseconds',
      figures: ['average', 'minimum', 'maximum', 'sum'],
      withoutPoints: 'no-use',
    },
    { name: 'ConcurrentExecutions', unit: 'Count', figures: ['maximum'], withoutPoints: 'no-use' },
  ],
};

/**
 * The bill names tasks; they are asked for by their cluster. AWS writes these two metrics by cluster only for
 * tasks on EC2 instances: a cluster with only Fargate has no points.
 */
const ecsCluster: ResourceKind = {
  kind: 'ecs-cluster',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html',
  namespace: 'AWS/ECS',
  id: {
    pattern:
      /^arn:aws[a-z-]*:ecs:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):cluster\/(?<ClusterName>[A-Za-z0-9_-]{1,255})$/,
    like: 'arn:%:ecs:%:cluster/%',
  },
  metrics: [
    {
      name: 'CPUUtilization',
      unit: 'Percent',
      figures: ['average', 'minimum', 'maximum'],
      withoutPoints: 'unknown',
    },
    {
      name: 'MemoryUtilization',
      unit: 'Percent',
      figures: ['average', 'minimum', 'maximum'],
      withoutPoints: 'unknown',
    },
  ],
};

export const computeKinds: readonly ResourceKind[] = [ec2Instance, lambdaFunction, ecsCluster];
