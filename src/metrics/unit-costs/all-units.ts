/** Every unit that costs are divided by, except business figures, which FinOps names in their CSV. */
import { type BillUnit, bytesPerGb, type MetricUnit } from './unit-of-cost.ts';

const counted = { figure: 'sum', divisor: 1, needs: 'all' } as const;
const gigabytes = { figure: 'sum', divisor: bytesPerGb, needs: 'all' } as const;

export const metricUnits: readonly MetricUnit[] = [
  {
    unit: 'lambda-requests',
    words: 'invocation of a Lambda function',
    kind: 'lambda-function',
    metrics: ['Invocations'],
    ...counted,
  },
  {
    unit: 'alb-requests',
    words: 'request to an Application Load Balancer',
    kind: 'application-load-balancer',
    metrics: ['RequestCount'],
    ...counted,
  },
  {
    unit: 'classic-lb-requests',
    words: 'request to a Classic Load Balancer',
    kind: 'classic-load-balancer',
    metrics: ['RequestCount'],
    ...counted,
  },
  {
    unit: 'nlb-gb',
    words: 'GB processed by a Network Load Balancer',
    kind: 'network-load-balancer',
    metrics: ['ProcessedBytes'],
    ...gigabytes,
  },
  {
    unit: 'nat-gb',
    words: 'GB processed by a NAT gateway',
    kind: 'nat-gateway',
    metrics: ['BytesOutToDestination', 'BytesInFromDestination'],
    ...gigabytes,
  },
  {
    unit: 'dynamodb-capacity-units',
    words: 'read or write capacity unit that a DynamoDB table consumed',
    kind: 'dynamodb-table',
    metrics: ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'],
    ...counted,
  },
  {
    unit: 's3-gb-days',
    words: 'GB that a bucket stored for a day, in the storage classes whose size is asked for',
    kind: 's3-bucket',
    metrics: ['BucketSizeBytes'],
    figure: 'average',
    divisor: bytesPerGb,
    needs: 'any',
  },
];

const userGuide = 'https://docs.aws.amazon.com';

export const billUnits: readonly BillUnit[] = [
  {
    unit: 'ec2-vcpu-hours',
    words: 'hour of a vCPU of an EC2 instance',
    usageTypes: ['BoxUsage:%', 'SpotUsage:%', 'DedicatedUsage:%'],
    operation: 'RunInstances%',
    services: [],
    times: 'vcpus',
    source: `${userGuide}/AWSEC2/latest/UserGuide/usage-reports.html`,
  },
  {
    unit: 'fargate-vcpu-hours',
    words: 'hour of a vCPU of Fargate',
    usageTypes: ['Fargate-vCPU-Hours:%', 'Fargate-ARM-vCPU-Hours:%'],
    operation: '%',
    services: [],
    times: 'one',
    source: `${userGuide}/AmazonECS/latest/developerguide/usage-reports.html`,
  },
  {
    unit: 's3-gb-months',
    words: 'GB that S3 stored for a month',
    usageTypes: ['TimedStorage-%ByteHrs'],
    operation: '%',
    services: ['Amazon Simple Storage Service', 'AmazonS3'],
    times: 'one',
    source: `${userGuide}/AmazonS3/latest/userguide/aws-usage-report-understand.html`,
  },
  {
    unit: 'api-gateway-requests',
    words: 'request to API Gateway',
    usageTypes: ['ApiGatewayRequest', 'ApiGatewayHttpRequest'],
    operation: '%',
    services: [],
    times: 'one',
    source: `${userGuide}/apigateway/latest/developerguide/api-gateway-pricing.html`,
  },
  {
    unit: 'internet-out-gb',
    words: 'GB sent to the internet',
    usageTypes: ['DataTransfer-Out-Bytes'],
    operation: '%',
    services: [],
    times: 'one',
    source: `${userGuide}/cur/latest/userguide/cur-data-transfers-charges.html`,
  },
];
