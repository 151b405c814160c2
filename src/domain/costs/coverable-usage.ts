/**
 * The usage that Savings Plans and reservations can cover: time of compute, database instances and nodes. Spot
 * usage is not among it. This is a list that people keep: where AWS changes, change the date too.
 *
 * AWS Cost Explorer's coverage is covered usage ÷ (covered usage + the rest of what could be covered), all at
 * on-demand prices. The archive has no on-demand price of what reservations cover, so that both parts here are
 * amortized costs: what the covered usage really costs, and what the rest costs on demand. As covered usage is
 * cheaper, this share is lower than that of Cost Explorer.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_SavingsPlansCoverage.html
 * Covered usage that is not on the list (SageMaker, capacity of DynamoDB) is left out on both sides.
 */

/** Usage of one service; its name in the archive is one of `services`. */
export interface CoverableUsage {
  /** AWS's names and codes: the archive has the code where the bill has no name. */
  readonly services: readonly string[];
  /** The usage type contains one of these texts, after the prefix of its Region. */
  readonly usageTypes: readonly string[];
  readonly source: string;
}

/** The day on which the list was last compared with AWS's documentation. */
export const coverableAsOf = '2026-11-28';

/** Usage types that contain one of these are not covered: Spot, and storage nodes of OpenSearch. */
export const neverCovered: readonly string[] = ['Spot', 'ultrawarm'];

const fargate: Pick<CoverableUsage, 'usageTypes' | 'source'> = {
  usageTypes: ['', 'ARM-', 'Windows-'].flatMap((kind) => [
    `Fargate-${kind}vCPU-Hours`,
    `Fargate-${kind}GB-Hours`,
  ]),
  source: 'https://aws.amazon.com/savingsplans/compute-pricing/',
};

export const coverableUsage: readonly CoverableUsage[] = [
  {
    services: ['Amazon Elastic Compute Cloud', 'AmazonEC2'],
    usageTypes: ['BoxUsage', 'DedicatedUsage:', 'HostUsage:', 'UnusedBox:', 'UnusedDed:'],
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-billing-usage-reports.html',
  },
  { services: ['Amazon Elastic Container Service', 'AmazonECS'], ...fargate },
  {
    services: [
      'Amazon Elastic Kubernetes Service',
      'Amazon Elastic Container Service for Kubernetes',
      'AmazonEKS',
    ],
    ...fargate,
  },
  {
    services: ['AWS Lambda', 'AWSLambda'],
    usageTypes: [
      'Lambda-GB-Second',
      'Lambda-Provisioned-Concurrency',
      'Lambda-Provisioned-GB-Second',
    ],
    source: 'https://aws.amazon.com/savingsplans/compute-pricing/',
  },
  {
    services: ['Amazon Relational Database Service', 'AmazonRDS'],
    usageTypes: ['Usage:db.', 'UsageIOOptimized:db.'],
    source: 'https://aws.amazon.com/rds/reserved-instances/',
  },
  {
    services: ['Amazon ElastiCache', 'AmazonElastiCache'],
    usageTypes: ['NodeUsage:cache.'],
    source: 'https://aws.amazon.com/elasticache/reserved-cache-nodes/',
  },
  {
    services: ['Amazon MemoryDB', 'Amazon MemoryDB for Redis', 'AmazonMemoryDB'],
    usageTypes: ['NodeUsage:db.'],
    source: 'https://aws.amazon.com/memorydb/pricing/',
  },
  {
    services: ['Amazon OpenSearch Service', 'Amazon Elasticsearch Service', 'AmazonES'],
    usageTypes: ['ESInstance:'],
    source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ri.html',
  },
  {
    services: ['Amazon Redshift', 'AmazonRedshift'],
    usageTypes: ['Node:'],
    source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/purchase-reserved-node-instance.html',
  },
];

/** Line item types of the CUR that usage on the list may have; `Usage` is what no commitment covers. */
export const coveredTypes = ['SavingsPlanCoveredUsage', 'DiscountedUsage'] as const;
export const onDemandType = 'Usage';
/** Usage of a FOCUS bill: the archive does not know whether a commitment covers it. */
export const unknownCoverageType = 'Usage/Usage-Based';
export const usageTypesOfCharge: readonly string[] = [
  ...coveredTypes,
  onDemandType,
  unknownCoverageType,
];
