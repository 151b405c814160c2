/** Names of resources, their kinds and their owners, as people write them. */
import { isTeamScope, teamName } from '../../domain/budgets/team-scope.ts';
import { safeName } from './safe-name.ts';

const kinds: Readonly<Record<string, string>> = {
  'ec2-instance': 'EC2 instance',
  'ecs-cluster': 'ECS cluster',
  'lambda-function': 'Lambda function',
  'ebs-volume': 'EBS volume',
  'rds-instance': 'RDS instance',
  'aurora-cluster': 'Aurora cluster',
  'dynamodb-table': 'DynamoDB table',
  'elasticache-cluster': 'ElastiCache cluster',
  'application-load-balancer': 'Application Load Balancer',
  'network-load-balancer': 'Network Load Balancer',
  'classic-load-balancer': 'Classic Load Balancer',
  'nat-gateway': 'NAT gateway',
  's3-bucket': 'S3 bucket',
};

/** 'EC2 instance'; a kind that this release does not know, as it is. */
export function kindWords(kind: string): string {
  return kinds[kind] ?? safeName(kind, 32);
}

/** An id, or the last part of an ARN: 'db:orders', 'loadbalancer/app/web/0123'. */
export function resourceName(resourceId: string): string {
  const parts = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/s.exec(resourceId);
  return safeName(parts?.[1] ?? resourceId, 48);
}

/** 'team retail', 'shared: platform'; empty for cost that no rule claims. */
export function ownerWords(target: string): string {
  if (isTeamScope(target)) return `team ${safeName(teamName(target), 32)}`;
  const pool = /^pool\/(.+)$/s.exec(target)?.[1];
  return pool === undefined ? '' : `shared: ${safeName(pool, 32)}`;
}
