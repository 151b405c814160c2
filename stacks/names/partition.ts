/** The AWS partition of a region; GovCloud has its own ARNs. */
import { callerExpression, isExpression } from './expressions.ts';

/** 'aws' or 'aws-us-gov'; for a caller's region, an expression. */
export function partitionOf(region: string): string {
  if (isExpression(region)) return callerExpression.partition;
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
