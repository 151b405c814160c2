/** The AWS partition of a region: GovCloud has ARNs of its own. */
import { callerExpression, isExpression } from './expressions.ts';

/** 'aws' or 'aws-us-gov'; of a caller's region, what Terraform finds. */
export function partitionOf(region: string): string {
  if (isExpression(region)) return callerExpression.partition;
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
